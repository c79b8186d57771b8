import type { EventBody } from '@handrail/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store, StoredRun } from '../src/store/store.ts';
import { changeAfter, firstChange, noteOf } from './_run.ts';

const paid: EventBody = {
  type: 'fact_recorded',
  fact: 'requester.paid',
  value: true,
  source: 'agent',
  evidence: null,
  note: null,
};

async function loaded(store: Store, account: string, id: string): Promise<StoredRun> {
  const run = await store.load(account, id);
  if (!run) throw new Error(`No run ${id}`);
  return run;
}

/** What a ticket counts that its runs told it, on each adapter. */
export function tellingSuite(name: string, openEmpty: () => Promise<Store>): void {
  describe(`what a ticket is told on ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await openEmpty();
    });
    afterEach(() => store.close());

    test('a change that must not miss what its ticket is told is refused once it was told more, alone and among others', async () => {
      const [told, final] = [firstChange('a'), firstChange('a', { telling: 'something' })];
      for (const change of [told, final]) await store.append('a', change);
      const now = async ({ run }: typeof told) => loaded(store, 'a', run.summary.id);
      const resting = async (after: number) =>
        changeAfter('a', await now(final), noteOf('done'), { telling: { after } });
      /** Beside changes of other tickets it is written together with them. */
      const beside = (n: number) => [
        firstChange('a', { ticketId: 90 + n }),
        firstChange('a', { ticketId: 190 + n, telling: 'something' }),
      ];
      expect((await now(final)).timesTold).toBe(1);
      const tell = changeAfter('a', await now(told), paid, { telling: 'something' });
      expect(await store.append('a', tell)).toBe(true);
      expect((await now(final)).timesTold).toBe(2);
      expect(await store.append('a', await resting(1))).toBe(false);
      const late = await Promise.all([await resting(1), ...beside(0)].map((change) => store.append('a', change)));
      expect(late).toEqual([false, true, true]);
      expect((await now(final)).events).toHaveLength(1);
      const whole = await Promise.all([await resting(2), ...beside(1)].map((change) => store.append('a', change)));
      expect(whole).toEqual([true, true, true]);
      const { timesTold } = await now(final);
      expect(await store.append('a', await resting(timesTold))).toBe(true);
      const last = changeAfter(
        'a',
        await now(told),
        { type: 'run_erased', because: 'asked for' },
        { subject: null, telling: 'something' },
      );
      const before = await now(final);
      await store.erase('a', last, 99);
      expect(await store.append('a', await resting(before.timesTold))).toBe(false);
    });

    test('a ticket that was told nothing yet lets a change rest on that', async () => {
      const first = firstChange('a');
      await store.append('a', first);
      const run = await loaded(store, 'a', first.run.summary.id);
      expect(run.timesTold).toBe(0);
      expect(await store.append('a', changeAfter('a', run, noteOf('done'), { telling: { after: 0 } }))).toBe(true);
    });
  });
}
