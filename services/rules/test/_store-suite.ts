import type { Fact } from '@handrail/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkChain } from '../src/store/chain.ts';
import type { Notice, Store, StoredRun, TableRow } from '../src/store/store.ts';
import { changeAfter, firstChange, noon, noteOf } from './_run.ts';

const paid: Fact = {
  state: 'known',
  value: true,
  source: 'agent',
  by: null,
  at: noon.toISOString(),
  evidence: null,
  note: null,
};

async function loaded(store: Store, account: string, id: string): Promise<StoredRun> {
  const run = await store.load(account, id);
  if (!run) throw new Error(`No run ${id}`);
  return run;
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** What every store must do, run on each adapter with a store of its own per test. */
export function storeSuite(name: string, openEmpty: () => Promise<Store>): void {
  describe(`store contract on ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await openEmpty();
    });
    afterEach(() => store.close());

    test('a change is there whole: event, projection, shared facts, owner tickets', async () => {
      const id = '0190b2b4-0000-7000-8000-000000000001';
      const owner = { externalId: 'x-1', runId: id, step: 'owners', username: 'olga', state: 'created' } as const;
      const change = firstChange('a', {
        id,
        ticketFacts: [{ fact: 'requester.paid', value: paid }],
        ownerTickets: [{ ...owner, ownerTicketId: 88 }],
      });
      expect(await store.append('a', change)).toBe(true);
      const run = await loaded(store, 'a', id);
      expect(run.run).toEqual(change.run);
      expect(run.events).toEqual(change.events);
      expect(run.ticketFacts).toEqual([{ fact: 'requester.paid', value: paid }]);
      expect(await store.findOwnerTicket('a', { ticketId: 88, externalId: null })).toMatchObject({ runId: id });
      expect(await store.findOwnerTicket('a', { ticketId: 1, externalId: 'x-1' })).toMatchObject({ username: 'olga' });
      expect(await store.findOwnerTicket('a', { ticketId: 1, externalId: null })).toBeNull();
    });

    test('a writer who did not see the last event changes nothing', async () => {
      const first = firstChange('a');
      await store.append('a', first);
      const run = await loaded(store, 'a', first.run.summary.id);
      const one = changeAfter('a', run, noteOf('one'), { ticketFacts: [{ fact: 'f', value: paid }] });
      const two = changeAfter('a', run, noteOf('two'), { ticketFacts: [{ fact: 'g', value: paid }] });
      expect(await store.append('a', one)).toBe(true);
      expect(await store.append('a', two)).toBe(false);
      const after = await loaded(store, 'a', first.run.summary.id);
      expect(after.events.map(({ seq }) => seq)).toEqual([1, 2]);
      expect(after.ticketFacts.map(({ fact }) => fact)).toEqual(['f']);
    });

    test('of many writers at once exactly one wins', async () => {
      const first = firstChange('a');
      await store.append('a', first);
      const run = await loaded(store, 'a', first.run.summary.id);
      const tries = Array.from({ length: 16 }, (_, n) => store.append('a', changeAfter('a', run, noteOf(`${n}`))));
      expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
    });

    test('ticket, workflow and subject make one run', async () => {
      const subject = 'Same@example.com';
      const tries = Array.from({ length: 8 }, () => store.append('a', firstChange('a', { subject })));
      expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
      expect(await store.findRun('a', 7, 'email_release', 'same@example.com')).not.toBeNull();
      expect(await store.append('a', firstChange('a', { subject: 'other@example.com' }))).toBe(true);
      expect(await store.runsOfTicket('a', 7)).toHaveLength(2);
    });

    test('changes of many runs at once are each there whole, and those that come too late take no other with them', async () => {
      const begun = Array.from({ length: 20 }, (_, n) => firstChange('a', { ticketId: 100 + n }));
      for (const change of begun) await store.append('a', change);
      const late = await Promise.all(begun.map(({ run }) => loaded(store, 'a', run.summary.id)));
      for (const run of late.slice(0, 5)) await store.append('a', changeAfter('a', run, noteOf('somebody was faster')));
      const moved = late.map((run, n) => {
        const { id } = run.run.summary;
        const owner = { externalId: `x-${n}`, runId: id, step: 'owners', username: 'olga', ownerTicketId: null };
        return changeAfter('a', run, noteOf(`☃ "${n}"`), {
          ticketFacts: [{ fact: 'requester.paid', value: paid }],
          ownerTickets: n % 2 === 0 ? [{ ...owner, state: 'intended' }] : [],
        });
      });
      const fresh = Array.from({ length: 20 }, (_, n) => firstChange('b', { ticketId: 100 + n }));
      const done = await Promise.all([
        ...moved.map((change) => store.append('a', change)),
        ...fresh.map((change) => store.append('b', change)),
      ]);
      expect(done).toEqual([...late.map((_, n) => n >= 5), ...fresh.map(() => true)]);
      for (const [n, change] of moved.entries()) {
        const run = await loaded(store, 'a', change.run.summary.id);
        expect(checkChain('a', run.run, run.events)).toBeNull();
        expect(run.events.at(-1)?.body).toEqual(n < 5 ? noteOf('somebody was faster') : change.events[0]?.body);
        expect(run.ticketFacts).toHaveLength(n < 5 ? 0 : 1);
        const owner = await store.findOwnerTicket('a', { ticketId: 1, externalId: `x-${n}` });
        expect(owner?.runId ?? null).toBe(n >= 5 && n % 2 === 0 ? run.run.summary.id : null);
      }
      for (const change of fresh) {
        expect((await loaded(store, 'b', change.run.summary.id)).events).toEqual(change.events);
      }
    });

    test('a change that the engine refuses fails alone', async () => {
      const good = Array.from({ length: 6 }, (_, n) => firstChange('a', { ticketId: 100 + n }));
      const bad = firstChange('a', { ticketId: 99 });
      const [event] = bad.events;
      if (!event) throw new Error('one event');
      const twice = { ...bad, events: [event, event] };
      const done = await Promise.all([twice, ...good].map((change) => store.append('a', change)));
      expect(done).toEqual([false, ...good.map(() => true)]);
      expect(await store.load('a', bad.run.summary.id)).toBeNull();
    });

    test('an account sees nothing of another', async () => {
      const change = firstChange('a', { ticketFacts: [{ fact: 'f', value: paid }] });
      const { id } = change.run.summary;
      await store.append('a', change);
      await store.saveTicket('a', { id: 7, subject: 's', requester: { name: 'n', email: null } }, 1);
      await store.saveVersion('a', { workflow: 'w', version: 'v', source: '{}' }, 1);
      await store.saveSession('a', { id: 's1', user: '1', role: 'agent', expiresAt: 10 });
      expect(await store.load('b', id)).toBeNull();
      expect(await store.eventsAfter('b', id, 0)).toBeNull();
      expect(await store.list('b', {}, null, 10, 0)).toEqual([]);
      expect(await store.runsOfTicket('b', 7)).toEqual([]);
      expect(await store.ticketFacts('b', 7)).toEqual([]);
      expect(await store.loadVersion('b', 'w', 'v')).toBeNull();
      expect(await store.isSessionLive('b', 's1', 1)).toBe(false);
      expect(await store.changedSince('b', 0, 10)).toEqual([]);
      expect(await store.runsNaming('b', 'example.com')).toEqual([]);
      expect(await store.append('b', changeAfter('b', await loaded(store, 'a', id), noteOf('x')))).toBe(false);
    });

    test('a run hears the fact events of its siblings and their context', async () => {
      const one = firstChange('a');
      const two = firstChange('a');
      await store.append('a', one);
      await store.append('a', two);
      const context = { id: 7, subject: 'Hello', requester: { name: 'Rita', email: 'rita@example.com' } };
      await store.saveTicket('a', { ...context, subject: 'Old' }, 1);
      await store.saveTicket('a', context, 2);
      const fact = { type: 'fact_unobtainable', fact: 'requester.paid', source: 'agent', note: null } as const;
      await store.append('a', changeAfter('a', await loaded(store, 'a', one.run.summary.id), fact));
      const other = await loaded(store, 'a', two.run.summary.id);
      expect(other.siblings.map(({ body }) => body)).toEqual([fact]);
      expect(other.ticket).toEqual(context);
    });

    test('lists come newest first, filtered, a page at a time, without holes or repeats', async () => {
      const at = (minute: number) => new Date(noon.getTime() + minute * 60_000).toISOString();
      for (let n = 0; n < 25; n += 1) {
        // Every three runs share an instant, so a cursor by time alone would skip.
        const updatedAt = at(Math.floor(n / 3));
        const flags = n % 5 === 0 ? (['approval_waiting'] as const) : [];
        const status = n % 2 === 0 ? 'open' : 'closed';
        const wakeAt = n % 4 === 0 ? at(60) : null;
        await store.append('a', firstChange('a', { updatedAt, flags: [...flags], status, wakeAt }));
      }
      const everything = await store.list('a', {}, null, 100, 0);
      const paged = [];
      let place = null;
      for (;;) {
        const page: typeof everything = await store.list('a', {}, place, 4, 0);
        paged.push(...page);
        const last = page.at(-1);
        if (!last) break;
        place = { updatedAt: Date.parse(last.updatedAt), id: last.id };
      }
      expect(paged).toEqual(everything);
      expect(new Set(paged.map(({ id }) => id)).size).toBe(25);
      expect(paged.map(({ updatedAt }) => updatedAt)).toEqual(
        paged
          .map(({ updatedAt }) => updatedAt)
          .toSorted()
          .toReversed(),
      );
      const count = async (filter: Parameters<Store['list']>[1], now = 0) =>
        (await store.list('a', filter, null, 100, now)).length;
      expect(await count({ flag: 'approval_waiting' })).toBe(5);
      expect(await count({ status: 'closed' })).toBe(12);
      expect(await count({ flag: 'hold_overdue' }, Date.parse(at(59)))).toBe(0);
      expect(await count({ flag: 'hold_overdue' }, Date.parse(at(60)))).toBe(7);
      expect(await count({ workflow: 'email_release', agent: '9001', ticketId: 7 })).toBe(25);
      expect(await count({ workflow: 'portal_signin' })).toBe(0);
    });

    test('a projection moves only while the run stands where it was', async () => {
      const first = firstChange('a');
      await store.append('a', first);
      const run = await loaded(store, 'a', first.run.summary.id);
      const moved = { ...run.run, summary: { ...run.run.summary, outcome: 'release' } };
      expect(await store.project('a', moved)).toBe(true);
      await store.append('a', changeAfter('a', run, noteOf('later')));
      expect(await store.project('a', moved)).toBe(false);
      expect((await store.list('a', {}, null, 1, 0))[0]?.seq).toBe(2);
    });

    test('events come from any number on, and changes from any instant on', async () => {
      const first = firstChange('a');
      const { id } = first.run.summary;
      await store.append('a', first);
      for (const text of ['two', 'three']) {
        await store.append('a', changeAfter('a', await loaded(store, 'a', id), noteOf(text)));
      }
      expect((await store.eventsAfter('a', id, 1))?.map(({ seq }) => seq)).toEqual([2, 3]);
      expect(await store.eventsAfter('a', id, 3)).toEqual([]);
      const changed = await store.changedSince('a', noon.getTime() + 3000, 10);
      expect(changed).toEqual([{ runId: id, seq: 3, at: noon.getTime() + 3000 }]);
      expect(await store.changedSince('a', noon.getTime() + 3001, 10)).toEqual([]);
    });

    test('a launch is used once, a session lives until it ends or is ended', async () => {
      expect(await store.useLaunch('a', 'jti-1', 1000)).toBe(true);
      expect(await store.useLaunch('a', 'jti-1', 1000)).toBe(false);
      expect(await store.useLaunch('b', 'jti-1', 1000)).toBe(true);
      const session = { id: 's1', user: '9001', role: 'agent' as const, expiresAt: 1000 };
      await store.saveSession('a', session);
      expect(await store.isSessionLive('a', 's1', 999)).toBe(true);
      expect(await store.isSessionLive('a', 's1', 1000)).toBe(false);
      await store.saveSession('a', { ...session, expiresAt: 2000 });
      expect(await store.isSessionLive('a', 's1', 1000)).toBe(true);
      await store.endSession('a', 's1');
      await store.saveSession('a', { ...session, expiresAt: 3000 });
      expect(await store.isSessionLive('a', 's1', 1000)).toBe(false);
      await store.sweep(5000);
      expect(await store.useLaunch('a', 'jti-1', 9000)).toBe(true);
    });

    test('a kept version never changes', async () => {
      await store.saveVersion('a', { workflow: 'w', version: 'v1', source: 'first' }, 1);
      await store.saveVersion('a', { workflow: 'w', version: 'v1', source: 'second' }, 2);
      expect(await store.loadVersion('a', 'w', 'v1')).toBe('first');
      expect(await store.loadVersion('a', 'w', 'v2')).toBeNull();
    });

    test('erasing takes every value and keeps a chain that verifies', async () => {
      const first = firstChange('a', { subject: 'Jane_Doe@example.com', ticketFacts: [{ fact: 'f', value: paid }] });
      const { id } = first.run.summary;
      await store.append('a', first);
      await store.saveTicket('a', { id: 7, subject: 's', requester: { name: 'Jane', email: null } }, 1);
      await store.append('a', changeAfter('a', await loaded(store, 'a', id), noteOf('wrote to jane_doe@EXAMPLE.com')));
      expect(await store.runsNaming('a', 'JANE_DOE@example.com')).toEqual([id]);
      expect(await store.runsNaming('a', 'janeXdoe@example.com')).toEqual([]);
      const before = await loaded(store, 'a', id);
      const last = changeAfter(
        'a',
        before,
        { type: 'run_erased', because: 'asked for' },
        { status: 'closed', subject: null },
      );
      expect(await store.erase('a', last, 99)).toBe(true);
      const after = await loaded(store, 'a', id);
      expect(after.events.map(({ body }) => body?.type ?? null)).toEqual([null, null, 'run_erased']);
      expect(after).toMatchObject({ erasedAt: 99, ticket: null, ticketFacts: [] });
      expect(checkChain('a', after.run, after.events)).toBeNull();
      expect(JSON.stringify(await collect(store.rows())).toLowerCase()).not.toContain('jane');
      expect(await store.erasable('a', Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
    });

    test('facts of a ticket stay while another run on it needs them', async () => {
      const kept = firstChange('a', { ticketFacts: [{ fact: 'f', value: paid }] });
      const gone = firstChange('a');
      await store.append('a', kept);
      await store.append('a', gone);
      const run = await loaded(store, 'a', gone.run.summary.id);
      await store.erase('a', changeAfter('a', run, { type: 'run_erased', because: 'old' }, { subject: null }), 99);
      expect(await store.ticketFacts('a', 7)).toHaveLength(1);
    });

    test('only closed runs of before are due for erasure', async () => {
      await store.append('a', firstChange('a', { status: 'open' }));
      const closed = firstChange('a', { status: 'closed' });
      await store.append('a', closed);
      expect(await store.erasable('a', noon.getTime(), 10)).toEqual([]);
      expect(await store.erasable('a', noon.getTime() + 1, 10)).toEqual([closed.run.summary.id]);
    });

    test('those who watch hear of what was committed, and only of that', async () => {
      const heard: Notice[] = [];
      const both = new Promise<void>((done) => {
        store.watch((notice) => {
          if (notice.kind !== 'gap') heard.push(notice);
          if (heard.length === 2) done();
        });
      });
      const first = firstChange('a');
      const { id } = first.run.summary;
      await store.append('a', first);
      await store.append('a', first);
      await store.endSession('a', 's9');
      await both;
      expect(heard).toContainEqual({ kind: 'run', account: 'a', runId: id, seq: 1 });
      expect(heard).toContainEqual({ kind: 'session', account: 'a', sessionId: 's9' });
    });

    test('all rows fill an empty store with the same, and a filled one is refused', async () => {
      const first = firstChange('a', {
        ticketFacts: [{ fact: 'f', value: paid }],
        flags: ['step_skipped'],
        wakeAt: noon.toISOString(),
      });
      await store.append('a', first);
      await store.append('a', changeAfter('a', await loaded(store, 'a', first.run.summary.id), noteOf('☃ "quoted"\n')));
      await store.saveVersion('a', { workflow: 'w', version: 'v', source: '{}' }, 1);
      const rows = await collect(store.rows());
      const again = async function* (): AsyncIterable<TableRow> {
        yield* rows;
      };
      await expect(store.fill(again())).rejects.toThrow('not empty');
      const other = await openEmpty();
      try {
        expect(await other.fill(again())).toBe(rows.length);
        expect(await collect(other.rows())).toEqual(rows);
        for await (const { account, run, events } of other.chains())
          expect(checkChain(account, run, events)).toBeNull();
        expect(await collect(other.chains())).toHaveLength(1);
      } finally {
        await other.close();
      }
    });
  });
}
