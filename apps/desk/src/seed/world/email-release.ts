import { activeAccount, type DaysAgo, type SeedPart, unusedAccount } from './seed-part.ts';

/** Behind the requests to release an address: each other account allows or forbids it for a reason of its own. */
export function emailReleasePart(ago: DaysAgo): SeedPart {
  return {
    accounts: [
      // 101: nothing forbids it, and her team pays.
      activeAccount(ago, { id: 2101, username: 'alopes', name: 'Ana Lopes', email: 'ana.lopes@example.com' }),
      unusedAccount(ago, { id: 3101, username: 'ana-initech', name: 'Ana L', email: 'ana@initech.example' }),
      // 102: nobody pays for him.
      activeAccount(ago, { id: 2102, username: 'badeyemi', name: 'Ben Adeyemi', email: 'ben.adeyemi@example.org' }),
      unusedAccount(ago, { id: 3102, username: 'ben-hobby', name: 'Ben', email: 'ben@hobby.example' }),
      // 103: a confirmed second address of another account.
      activeAccount(ago, { id: 2103, username: 'crusso', name: 'Chiara Russo', email: 'chiara@studio.example' }),
      unusedAccount(ago, {
        id: 3103,
        username: 'studio-archive',
        name: 'Studio archive',
        email: 'archive@studio.example',
        confirmedAt: ago.at(700),
        addresses: [{ email: 'chiara.russo@mail.example', confirmedAt: ago.at(699) }],
      }),
      // 104: his comments of years ago are no events any more, but their issues still count.
      activeAccount(ago, { id: 2104, username: 'dsokolov', name: 'Dmitri Sokolov', email: 'dmitri@newjob.example' }),
      unusedAccount(ago, {
        id: 3104,
        username: 'dsokolov_uni',
        name: 'Dmitri Sokolov',
        email: 'dmitri@alumni.example',
        createdAt: '2016-10-03T08:00:00.000Z',
        confirmedAt: '2016-10-03T08:05:00.000Z',
        signIns: 31,
        lastSignInAt: '2019-05-02T07:00:00.000Z',
        currentSignInAt: '2019-06-11T07:00:00.000Z',
        issues: 4,
      }),
      // 105: her company pays for GitLab Self-Managed, which only Zendesk knows.
      activeAccount(ago, { id: 2105, username: 'enovak', name: 'Emma Novak', email: 'emma@novak.example' }),
      unusedAccount(ago, { id: 3105, username: 'emma-consulting', name: 'Emma', email: 'emma@consulting.example' }),
      // 106 names no address.
      activeAccount(ago, { id: 2106, username: 'fhaddad', name: 'Farid Haddad', email: 'farid@haddad.example' }),
      // 120: it is her own second address.
      activeAccount(ago, {
        id: 2120,
        username: 'wsato',
        name: 'Wanda Sato',
        email: 'wanda.sato@example.com',
        addresses: [{ email: 'wanda@initrode.example', confirmedAt: ago.at(300) }],
      }),
      // 121: the only sign-in is one by Support.
      activeAccount(ago, { id: 2121, username: 'hkoch', name: 'Hana Koch', email: 'hana@koch.example' }),
      unusedAccount(ago, {
        id: 3121,
        username: 'hana-lab',
        name: 'Hana',
        email: 'hana@oldlab.example',
        signIns: 1,
        currentSignInAt: ago.at(9),
      }),
      // 122: somebody signed in.
      activeAccount(ago, { id: 2122, username: 'lortega', name: 'Luis Ortega', email: 'luis@ortega.example' }),
      unusedAccount(ago, {
        id: 3122,
        username: 'luis-side',
        name: 'Luis',
        email: 'luis@side.example',
        signIns: 2,
        lastSignInAt: ago.at(200),
        currentSignInAt: ago.at(199),
      }),
    ],
    auditEvents: [
      {
        id: 88,
        name: 'user_impersonation',
        author: { id: 12, name: 'Sam Agent' },
        entityType: 'User',
        entityId: 3121,
        message: 'Started Impersonation',
        details: 'Hana',
        at: ago.at(9.00002),
      },
    ],
    groups: [
      {
        id: 41,
        path: 'newjob',
        name: 'Newjob',
        plan: 'ultimate',
        endsOn: ago.on(-200),
        members: [
          { username: 'dsokolov', level: 40, since: ago.at(120) },
          { username: 'hkoch', level: 30, since: ago.at(110) },
          { username: 'lortega', level: 30, since: ago.at(100) },
        ],
      },
      {
        id: 42,
        path: 'client-of-emma',
        name: 'A client',
        isPrivate: true,
        plan: 'free',
        members: [{ username: 'emma-consulting', level: 20, since: ago.at(390) }],
      },
    ],
  };
}
