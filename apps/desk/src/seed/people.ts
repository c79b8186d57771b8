import type { User } from '../model/user.ts';

const agent = { role: 'agent', locale: 'en-GB', timeZone: 'UTC' } as const;

/** Who works at the desk. The service takes 9002 as a team lead, by account.json. */
export const agents: readonly User[] = [
  { ...agent, id: 9001, name: 'Ana Ruiz', email: 'ana.ruiz@support.example' },
  { ...agent, id: 9002, name: 'Lea Brandt', email: 'lea.brandt@support.example', role: 'admin' },
  { ...agent, id: 9003, name: 'Ben Okafor', email: 'ben.okafor@support.example' },
];
