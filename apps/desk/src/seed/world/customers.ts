import { activeAccount, type DaysAgo, type SeedPart } from './seed-part.ts';

/** Behind the tickets about groups, projects and pipelines. */
export function customersPart(ago: DaysAgo): SeedPart {
  return {
    accounts: [
      activeAccount(ago, { id: 2108, username: 'pvos', name: 'Piet Vos', email: 'piet.vos@globex.example' }),
      activeAccount(ago, { id: 2115, username: 'imaric', name: 'Ivo Maric', email: 'ivo.maric@initech.example' }),
      activeAccount(ago, { id: 2116, username: 'sholm', name: 'Sara Holm', email: 'sara.holm@hooli.example' }),
      activeAccount(ago, { id: 2124, username: 'rolf', name: 'Rolf Meyer', email: 'rolf@freelance.example' }),
      activeAccount(ago, { id: 2141, username: 'globex-owner', name: 'Greta Lund', email: 'greta@globex.example' }),
    ],
    groups: [
      {
        id: 51,
        path: 'globex',
        name: 'Globex',
        members: [{ username: 'globex-owner', level: 50, since: ago.at(1000) }],
      },
      {
        id: 52,
        path: 'globex/tools',
        name: 'Tools',
        members: [{ username: 'pvos', level: 30, since: ago.at(300), addedBy: 'globex-owner' }],
      },
      {
        id: 53,
        path: 'globex-holding',
        name: 'Globex Holding',
        members: [{ username: 'globex-owner', level: 50, since: ago.at(1000) }],
      },
      {
        id: 54,
        path: 'initech',
        name: 'Initech',
        plan: 'premium',
        endsOn: ago.on(-150),
        members: [
          { username: 'alopes', level: 30, since: ago.at(500) },
          { username: 'imaric', level: 20, since: ago.at(450) },
        ],
      },
      {
        id: 55,
        path: 'hooli',
        name: 'Hooli',
        isPrivate: true,
        plan: 'ultimate',
        endsOn: ago.on(-30),
        members: [{ username: 'sholm', level: 30, since: ago.at(200) }],
      },
    ],
    projects: [
      {
        id: 961,
        path: 'initech/web',
        name: 'web',
        isPrivate: true,
        members: [
          { username: 'imaric', level: 40, since: ago.at(430) },
          { username: 'rolf', level: 30, since: ago.at(410), expiresOn: ago.on(20) },
        ],
      },
      { id: 962, path: 'hooli/deploy', name: 'deploy', isPrivate: true },
    ],
  };
}
