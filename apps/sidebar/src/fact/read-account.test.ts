import { expect, test } from 'vitest';
import { readAccount } from './read-account.ts';

test.each<[string, string, { usernames?: string[]; addresses?: string[] }]>([
  ['a primary address', 'Email: ana@initech.example Verified', { addresses: ['ana@initech.example'] }],
  [
    'every secondary address, beside its label or below it',
    'Username: ana\nEmail:\nana@initech.example\nSecondary email: a@x.example\nSecondary email:\nb@x.example',
    { usernames: ['ana'], addresses: ['ana@initech.example', 'a@x.example', 'b@x.example'] },
  ],
  [
    'a list',
    'Name\tUsername\tEmail\nAna\tana\tana@initech.example\nBo\tbo\tbo@initech.example',
    { usernames: ['ana', 'bo'], addresses: ['ana@initech.example', 'bo@initech.example'] },
  ],
  ['no address where one should stand', 'Email: hidden\nUsername:\nEmail: -', {}],
  ['an address that is only mentioned', 'Ask ana@initech.example about it', {}],
])('%s', (_, text, { usernames = [], addresses = [] }) => {
  expect(readAccount('gitlab_admin_user', text)).toEqual({ usernames, addresses });
});

test('a text of any length is read in one go, or not at all', () => {
  expect(readAccount('gitlab_admin_user', 'Email\n'.repeat(15_000)).addresses).toEqual([]);
  expect(readAccount('gitlab_admin_user', `Email: a@x.example${' '.repeat(200_000)}`).addresses).toEqual([]);
});
