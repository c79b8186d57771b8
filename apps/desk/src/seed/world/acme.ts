import { activeAccount, type DaysAgo, type SeedPart } from './seed-part.ts';

/** Acme: a paid group with enterprise users, a verified domain, and owners of every kind. */
export function acmePart(ago: DaysAgo): SeedPart {
  const employee = (id: number, username: string, name: string, more = {}) =>
    activeAccount(ago, {
      id,
      username,
      name,
      email: `${username}@acme.example`,
      enterpriseGroup: 'acme',
      identities: [{ provider: 'group_saml', externUid: username }],
      ...more,
    });
  return {
    accounts: [
      employee(2107, 'nora.kim', 'Nora Kim', { contributions: ['acme/legacy-api', 'acme/site'] }),
      employee(2111, 'kim.tran', 'Kim Tran', {
        lastActivityOn: ago.on(1),
        supportPin: { pin: '483920', expiresAt: ago.at(-6) },
      }),
      employee(2112, 'lena', 'Lena Fischer'),
      employee(2113, 'bo', 'Bo Andersen', {
        events: [
          { action: 'pushed to', project: 'acme/site', at: ago.at(4) },
          { action: 'commented on', targetType: 'Note', project: 'acme/legacy-api', at: ago.at(30) },
        ],
      }),
      employee(2114, 'pia', 'Pia Rossi'),
      employee(2131, 'li', 'Li Wang'),
      employee(2132, 'mo', 'Mo Farah'),
      employee(2133, 'nils', 'Nils Berg'),
      employee(2134, 'olga', 'Olga Ruiz', { lastActivityOn: ago.on(3) }),
      employee(2135, 'hans', 'Hans Berg', { lastActivityOn: ago.on(40) }),
      employee(2136, 'gita', 'Gita Rao', { lastActivityOn: ago.on(310) }),
      employee(2137, 'ruth', 'Ruth Adler', { lastActivityOn: null }),
      activeAccount(ago, {
        id: 2138,
        username: 'acme-deploy-bot',
        name: 'Acme deploy',
        email: 'group_31_bot@noreply.gitlab.example',
        isBot: true,
        lastActivityOn: ago.on(0),
      }),
      // 126: an address of the company makes nobody its enterprise user.
      activeAccount(ago, { id: 2126, username: 'tess', name: 'Tess Moore', email: 'tess@acme.example' }),
      activeAccount(ago, { id: 2139, username: 'ivy', name: 'Ivy Chen', email: 'ivy@partner.example' }),
    ],
    groups: [
      {
        id: 31,
        path: 'acme',
        name: 'Acme',
        isPrivate: true,
        plan: 'premium',
        endsOn: ago.on(-210),
        members: [
          { username: 'olga', level: 50, since: ago.at(1200) },
          { username: 'kim.tran', level: 50, since: ago.at(800), addedBy: 'olga' },
          { username: 'hans', level: 50, since: ago.at(600), addedBy: 'kim.tran' },
          { username: 'gita', level: 50, since: ago.at(500), addedBy: 'bo' },
          { username: 'ruth', level: 50, since: ago.at(480), addedBy: 'olga', expiresOn: ago.on(12) },
          { username: 'acme-deploy-bot', level: 50, since: ago.at(300), addedBy: 'hans' },
          { username: 'bo', level: 40, since: ago.at(700), addedBy: 'olga' },
          { username: 'pia', level: 30, since: ago.at(350), addedBy: 'kim.tran' },
          { username: 'li', level: 30, since: ago.at(350), addedBy: 'kim.tran' },
          { username: 'mo', level: 20, since: ago.at(340), addedBy: 'kim.tran' },
          { username: 'nils', level: 30, since: ago.at(320), addedBy: 'kim.tran' },
        ],
        invited: [{ group: 'partner', level: 50 }],
      },
      {
        id: 32,
        path: 'acme/tools',
        name: 'Tools',
        isPrivate: true,
        members: [{ username: 'lena', level: 50, since: ago.at(400), addedBy: 'hans' }],
      },
      { id: 77, path: 'partner', name: 'Partner', members: [{ username: 'ivy', level: 50, since: ago.at(900) }] },
      { id: 78, path: 'otherco', name: 'Other Co', plan: 'premium', endsOn: ago.on(-90) },
    ],
    projects: [
      {
        id: 951,
        path: 'acme/legacy-api',
        name: 'legacy-api',
        isPrivate: true,
        members: [{ username: 'nora.kim', level: 40, since: ago.at(250), addedBy: 'hans' }],
      },
      { id: 952, path: 'acme/site', name: 'site', isPrivate: true },
      { id: 953, path: 'otherco/site', name: 'site' },
    ],
    moved: [{ from: 'acme/old-api', to: 'acme/legacy-api' }],
    pageDomains: [
      { domain: 'acme.example', project: 'acme/site' },
      { domain: 'acme-group.example', project: 'acme/site' },
      // A subdomain says nothing about the domain above it.
      { domain: 'mail.private.example', project: 'acme/site' },
      { domain: 'other.example', project: 'otherco/site' },
    ],
  };
}
