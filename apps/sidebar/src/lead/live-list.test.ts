import type { RunSummary } from '@handrail/contract';
import { expect, test } from 'vitest';
import { summary } from '../fixtures/run-summary.ts';
import { listOf, withFresh, withMore } from './live-list.ts';

const run = (id: string, seq = 1): RunSummary => summary({ id, seq });
const page = (...runs: RunSummary[]) => ({ runs, next: null });
const drawn = ({ runs }: { runs: readonly RunSummary[] }) => runs.map(({ id, seq }) => `${id}${seq}`);

test('a row that changed changes where it stands, and nothing waits', () => {
  const list = withFresh(listOf(page(run('a'), run('b'))), page(run('b', 2), run('a')), new Set(['b']));
  expect(drawn(list)).toEqual(['a1', 'b2']);
  expect(list).toMatchObject({ waiting: null, changes: 0 });
});

test('rows that come or go wait until they are asked for', () => {
  const fresh = page(run('c', 3), run('a'));
  const list = withFresh(listOf(page(run('a'), run('b'))), fresh, new Set(['b', 'c']));
  expect(drawn(list)).toEqual(['a1', 'b1']);
  expect(list).toMatchObject({ waiting: fresh, changes: 2 });
});

test('a row that only moved up from the next page is no change', () => {
  const list = withFresh(listOf(page(run('a'), run('b'))), page(run('b'), run('z')), new Set(['b']));
  expect(list).toMatchObject({ waiting: null, changes: 0 });
});

test('an empty list has nothing to keep still', () => {
  expect(drawn(withFresh(listOf(page()), page(run('a')), new Set(['a'])))).toEqual(['a1']);
});

test('another page repeats no row that changed meanwhile', () => {
  const list = withMore(listOf({ runs: [run('a'), run('b')], next: 'x' }), page(run('b', 2), run('c')));
  expect(drawn(list)).toEqual(['a1', 'b1', 'c1']);
});
