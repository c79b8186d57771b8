import type { Need, Needs } from '@handrail/contract';
import { expect, test } from 'vitest';
import { summary } from '../fixtures/run-summary.ts';
import { needsListOf, withFreshNeeds } from './needs-list.ts';

const need = (id: string, seq = 1): Need => ({ flag: 'step_skipped', run: summary({ id, seq }) });
const needs = (...rows: Need[]): Needs => ({
  counts: [{ flag: 'step_skipped', count: rows.length, isMore: false }],
  needs: rows,
});
const drawn = (list: Needs) => list.needs.map(({ run }) => `${run.id}${run.seq}`);

test('a row that is settled stays where it is until somebody asks for what is new', () => {
  const list = withFreshNeeds(needsListOf(needs(need('a'), need('b'))), needs(need('b', 2)));
  expect(drawn(list)).toEqual(['a1', 'b2']);
  expect([...list.settled]).toEqual(['a']);
  expect(list).toMatchObject({ changes: 0, waiting: null, counts: [{ count: 1 }] });
});

test('new rows wait behind a count, and nothing moves', () => {
  const fresh = needs(need('c'), need('a'));
  const list = withFreshNeeds(needsListOf(needs(need('a'))), fresh);
  expect(drawn(list)).toEqual(['a1']);
  expect(list).toMatchObject({ changes: 1, waiting: fresh });
});

test('an empty list has nothing to keep still', () => {
  expect(drawn(withFreshNeeds(needsListOf(needs()), needs(need('a'))))).toEqual(['a1']);
});

test('a row that needs somebody again is not settled any more', () => {
  const settled = withFreshNeeds(needsListOf(needs(need('a'), need('b'))), needs(need('b')));
  expect(withFreshNeeds(settled, needs(need('a', 3), need('b'))).settled.size).toBe(0);
});
