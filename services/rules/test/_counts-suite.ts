import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store, StoredRun } from '../src/store/store.ts';
import { changeAfter, firstChange, noteOf } from './_run.ts';

async function loaded(store: Store, account: string, id: string): Promise<StoredRun> {
  const run = await store.load(account, id);
  if (!run) throw new Error(`No run ${id}`);
  return run;
}

/** What every store must do with counts. */
export function countsSuite(name: string, openEmpty: () => Promise<Store>): void {
  describe(`counts on ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await openEmpty();
    });
    afterEach(() => store.close());

    test('what changes count for is added up, however many are written at once, and nothing of those that were too late', async () => {
      const place = { workflow: 'w', month: '2026-11', measure: 'started', item: '', version: 'v1' };
      const other = { ...place, measure: 'ended', item: 'finished' };
      const begun = Array.from({ length: 20 }, (_, n) =>
        firstChange('a', { ticketId: 100 + n, counts: [{ ...place, amount: 1 }] }),
      );
      await Promise.all(begun.map((change) => store.append('a', change)));
      const late = await Promise.all(begun.map(({ run }) => loaded(store, 'a', run.summary.id)));
      for (const run of late.slice(0, 5)) await store.append('a', changeAfter('a', run, noteOf('somebody was faster')));
      const counts = [
        { ...other, amount: 1 },
        { ...place, amount: -1 },
      ];
      await Promise.all(late.map((run) => store.append('a', changeAfter('a', run, noteOf('mine'), { counts }))));
      const asked = { workflows: ['w', 'x'], months: ['2026-10', '2026-11'] };
      expect(await store.counts('a', asked)).toEqual([
        { ...other, amount: 15 },
        { ...place, amount: 5 },
      ]);
      expect(await store.counts('a', { ...asked, measures: ['ended'] })).toEqual([{ ...other, amount: 15 }]);
      expect(await store.counts('a', { ...asked, months: ['2026-10'] })).toEqual([]);
      expect(await store.counts('b', asked)).toEqual([]);
    });

    test('counts are put anew from a month on, and those before it stay', async () => {
      const place = { workflow: 'w', month: '2026-10', measure: 'started', item: '', version: 'v1' };
      const counts = ['2026-09', '2026-10', '2026-11'].map((month) => ({ ...place, month, amount: 3 }));
      await store.append('a', firstChange('a', { counts }));
      await store.recount([{ ...place, account: 'a', amount: 7 }], '2026-10');
      const kept = await store.counts('a', { workflows: ['w'], months: ['2026-09', '2026-10', '2026-11'] });
      expect(kept.map(({ month, amount }) => [month, amount])).toEqual([
        ['2026-09', 3],
        ['2026-10', 7],
      ]);
    });
  });
}
