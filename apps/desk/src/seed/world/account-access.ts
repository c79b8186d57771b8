import { activeAccount, type DaysAgo, type SeedPart, unusedAccount } from './seed-part.ts';

/** Behind the tickets of people who cannot get into their account. */
export function accountAccessPart(ago: DaysAgo): SeedPart {
  return {
    accounts: [
      // 109: confirmed, so its owner is verified first.
      activeAccount(ago, {
        id: 2109,
        username: 'inesd',
        name: 'Ines Duarte',
        email: 'ines@duarte.example',
        identities: [{ provider: 'google_oauth2', externUid: '1093' }],
      }),
      // 110: the primary address lapsed, the second one holds.
      activeAccount(ago, {
        id: 2110,
        username: 'jweber',
        name: 'Jonas Weber',
        email: 'jonas.weber@oldjob.example',
        confirmedAt: null,
        addresses: [{ email: 'jonas@weber.example', confirmedAt: ago.at(500) }],
      }),
      // 123: never confirmed; the address has a typo.
      unusedAccount(ago, { id: 2123, username: 'minas', name: 'Mina Sato', email: 'mina@sato.exampel' }),
    ],
  };
}
