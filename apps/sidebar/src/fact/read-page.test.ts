import { describe, expect, test } from 'vitest';
import { readPage } from './read-page.ts';

const list = (...rows: string[]) => ['Id\tEmail\tFirst name\tConfirmed at\tUid', ...rows].join('\n');
const zoe = '4711\tzoe@umbrella.example\tZoe\tMay 3, 2026 09:12\t12345';

describe('a customer in CustomersDot', () => {
  test.each<[string, string, object]>([
    ['a list of one', list(zoe), { accounts: 'one', email: 'zoe@umbrella.example', confirmed: true, linked: true }],
    [
      'empty cells',
      list('4711\tzoe@umbrella.example\tZoe\t-\t'),
      { accounts: 'one', email: 'zoe@umbrella.example', confirmed: false, linked: false },
    ],
    ['a list of several', list(zoe, '4712\tzoe.m@umbrella.example\tZoe\t-\t-'), { accounts: 'several' }],
    [
      'a list without the columns that would say more',
      'Id\tEmail\tLast name\n4711\tzoe@umbrella.example\tMartin',
      { accounts: 'one', email: 'zoe@umbrella.example' },
    ],
    [
      'the page of one, label above value',
      'Details\n\nEmail\nzoe@umbrella.example\n\nConfirmed at\nMay 3, 2026\nUid\n-\nLogin activated\n✓',
      { email: 'zoe@umbrella.example', confirmed: true, linked: false },
    ],
    ['label beside value', 'Email: zoe@umbrella.example\r\nUid:\t99', { email: 'zoe@umbrella.example', linked: true }],
    ['a label with nothing before the next', 'Confirmed at\nUid\n99', { confirmed: false, linked: true }],
    ['what has another form than it should', 'Confirmed at\nyes\nUid\nabc', {}],
    ['two values for one label', 'Email: a@x.example\nEmail: b@x.example\nUid: 5', { linked: true }],
    ['words that only mention it', 'The email is zoe@umbrella.example and the uid unknown', {}],
    ['nothing', '', {}],
  ])('%s', (_, text, expected) => {
    expect(readPage('customersdot_customer', text)).toEqual(expected);
  });
});

describe('a user in Admin', () => {
  test.each<[string, string, object]>([
    [
      'somebody who never came',
      'Username:\nana-initech\nEmail:\nana@initech.example\nConfirmed:\nNo\nCurrent sign-in at:\nnever\nLast sign-in at:\nnever',
      { username: 'ana-initech', email: 'ana@initech.example', signed_in: 'never' },
    ],
    [
      'a sign-in may be Support’s own, and a date of confirmation is one',
      'Username: ana\nConfirmed at: Mar 1, 2020 9:00am\nCurrent sign-in at: never\nLast sign-in at: Mar 1, 2020',
      { username: 'ana', confirmed: true },
    ],
    ['a table is no page of one user', 'Name\tUsername\tEmail\nAna\tana\tana@initech.example', {}],
  ])('%s', (_, text, expected) => {
    expect(readPage('gitlab_admin_user', text)).toEqual(expected);
  });
});

test('a text of any length is read in one go, or not at all', () => {
  expect(readPage('customersdot_customer', 'Email\n'.repeat(15_000))).toEqual({});
  expect(readPage('customersdot_customer', 'x'.repeat(200_000))).toEqual({});
});
