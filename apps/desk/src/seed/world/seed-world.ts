import { type World, WorldSchema } from '../../model/world.ts';
import { accountAccessPart } from './account-access.ts';
import { acmePart } from './acme.ts';
import { customersPart } from './customers.ts';
import { emailReleasePart } from './email-release.ts';
import { portalMailsPart } from './portal-mails.ts';
import { activeAccount, daysBefore } from './seed-part.ts';

/** What the service reads GitLab and Mailgun with. They open nothing but this stand-in. */
export const gitlabToken = 'desk-reads-gitlab';
export const mailgunKey = 'desk-reads-mailgun';

const parts = [emailReleasePart, accountAccessPart, acmePart, customersPart, portalMailsPart];

/** GitLab and Mailgun on the desk's first day, as the seeded tickets need them. */
export function seedWorld(now: Date): World {
  const ago = daysBefore(now);
  const seeded = parts.map((part) => part(ago));
  const reader = activeAccount(ago, {
    id: 7,
    username: 'handrail-reader',
    name: 'Handrail reader',
    email: 'reader@support.example',
    isAdmin: true,
  });
  return WorldSchema.parse({
    gitlab: {
      webOrigin: 'https://gitlab.com',
      tokens: [
        {
          token: gitlabToken,
          username: reader.username,
          scopes: ['read_api', 'admin_mode'],
          expiresOn: ago.on(-300),
        },
      ],
      accounts: [reader, ...seeded.flatMap(({ accounts = [] }) => accounts)],
      groups: seeded.flatMap(({ groups = [] }) => groups),
      projects: seeded.flatMap(({ projects = [] }) => projects),
      moved: seeded.flatMap(({ moved = [] }) => moved),
      pageDomains: seeded.flatMap(({ pageDomains = [] }) => pageDomains),
      auditEvents: seeded.flatMap(({ auditEvents = [] }) => auditEvents),
    },
    mailgun: {
      keys: [{ key: mailgunKey, region: 'us', domains: ['mg.gitlab.com', 'customers.gitlab.com'] }],
      events: seeded.flatMap(({ mails = [] }) => mails),
    },
  } satisfies typeof WorldSchema._zod.input);
}
