import { expect, test } from 'vitest';
import { isNewestFirst, runQuery } from './run-query.ts';
import { readState, writeState } from './view-state.ts';

test('an address leads to the same list again', () => {
  const route = 'view=all&search=kim%40initech.example&flag=step_skipped&status=open&sort=ticket&order=asc';
  expect(writeState(readState(route))).toBe(route);
  expect(runQuery(readState(route))).toMatchObject({
    search: 'kim@initech.example',
    flag: 'step_skipped',
    status: 'open',
    sort: 'ticket',
    order: 'asc',
  });
});

test('what no list can be asked for is passed over', () => {
  const odd = {
    flag: 'x',
    status: '1',
    workflow: "'; drop",
    agent: 'jane',
    from: 'soon',
    sort: '-',
    order: '',
    search: ' ',
  };
  expect(Object.values(runQuery(odd)).filter((value) => value !== undefined)).toEqual([]);
  expect(writeState({ view: 'all', search: '' })).toBe('view=all');
});

test('both days of a time belong to it', () => {
  const { from = '', to = '' } = runQuery({ from: '2026-11-23', to: '2026-11-23' });
  expect(Date.parse(to) - Date.parse(from)).toBe(24 * 3_600_000);
});

test('only the newest first has its changes at the top', () => {
  expect(isNewestFirst({})).toBe(true);
  expect(isNewestFirst({ sort: 'ticket' })).toBe(false);
  expect(isNewestFirst({ order: 'asc' })).toBe(false);
});

test('a version is asked for with the workflow it is one of, and nothing else is', () => {
  expect(runQuery({ workflow: 'email_release', version: '0123456789ab' }).version).toBe('0123456789ab');
  expect(runQuery({ version: '0123456789ab' }).version).toBeUndefined();
  expect(runQuery({ workflow: 'email_release', version: 'a b' }).version).toBeUndefined();
});
