import type { User } from '../model/user.ts';

const agent = {
  role: 'agent',
  locale: 'en-GB',
  timeZone: 'UTC',
  organizationId: null,
  verification: 'full',
} as const;

/** Who works at the desk. The service takes 9002 as its administrator and 9008 as a team lead, by account.json. */
export const agents: readonly User[] = [
  { ...agent, id: 9001, name: 'Ana Ruiz', email: 'ana.ruiz@support.example' },
  { ...agent, id: 9002, name: 'Lea Brandt', email: 'lea.brandt@support.example', role: 'admin' },
  { ...agent, id: 9003, name: 'Ben Okafor', email: 'ben.okafor@support.example' },
  ...abroad([
    [9004, 'Jonas Huber', 'de-AT', 'Europe/Vienna'],
    [9005, 'Marta Vidal', 'es-419', 'America/Bogota'],
    [9006, 'Aya Mori', 'ja', 'Asia/Tokyo'],
    [9007, 'Layla Haddad', 'ar', 'Asia/Dubai'],
    [9008, 'Omar Nasser', 'ar', 'Asia/Dubai'],
  ]),
];

/** Agents who read the page in another language, from another side or in another time zone. */
function abroad(people: readonly [id: number, name: string, locale: string, timeZone: string][]): User[] {
  return people.map(([id, name, locale, timeZone]) => {
    const email = `${name.toLowerCase().replace(' ', '.')}@support.example`;
    return { ...agent, id, name, email, locale, timeZone };
  });
}
