import type { EventBody } from '@handrail/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkChain, endOf } from '../src/store/chain.ts';
import type { Notice, Store, StoredRun, TableRow } from '../src/store/store.ts';
import { changeAfter, firstChange, noon, noteOf } from './_run.ts';

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

    test('a change is there whole: event, projection, owner tickets', async () => {
      const id = '0190b2b4-0000-7000-8000-000000000001';
      const owner = { externalId: 'x-1', runId: id, step: 'owners', username: 'olga', state: 'created' } as const;
      const change = firstChange('a', {
        id,
        ownerTickets: [{ ...owner, ownerTicketId: 88 }],
      });
      expect(await store.append('a', change)).toBe(true);
      const run = await loaded(store, 'a', id);
      expect(run.run).toEqual(change.run);
      expect(run.events).toEqual(change.events);
      expect(await store.findOwnerTicket('a', { ticketId: 88, externalId: null })).toMatchObject({ runId: id });
      expect(await store.findOwnerTicket('a', { ticketId: 1, externalId: 'x-1' })).toMatchObject({ username: 'olga' });
      expect(await store.findOwnerTicket('a', { ticketId: 1, externalId: null })).toBeNull();
    });

    test('a writer who did not see the last event changes nothing', async () => {
      const first = firstChange('a');
      await store.append('a', first);
      const run = await loaded(store, 'a', first.run.summary.id);
      const one = changeAfter('a', run, noteOf('one'));
      const two = changeAfter('a', run, noteOf('two'));
      expect(await store.append('a', one)).toBe(true);
      expect(await store.append('a', two)).toBe(false);
      const after = await loaded(store, 'a', first.run.summary.id);
      expect(after.events.map(({ seq }) => seq)).toEqual([1, 2]);
      expect(after.events[1]?.body).toEqual(noteOf('one'));
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
        expect(checkChain('a', endOf(run.run), run.events)).toBeNull();
        expect(run.events.at(-1)?.body).toEqual(n < 5 ? noteOf('somebody was faster') : change.events[0]?.body);
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
      const change = firstChange('a');
      const { id } = change.run.summary;
      await store.append('a', change);
      await store.saveTicket('a', { id: 7, subject: 's', requester: { name: 'n', email: null } }, 1);
      await store.saveVersion('a', { workflow: 'w', version: 'v', source: '{}' }, 1);
      await store.saveSession('a', { id: 's1', user: '1', role: 'agent', expiresAt: 10 });
      expect(await store.load('b', id)).toBeNull();
      expect(await store.eventsAfter('b', id, 0)).toBeNull();
      expect(await store.list('b', {}, null, 10, 0)).toEqual([]);
      expect(await store.runsOfTicket('b', 7)).toEqual([]);
      expect(await store.toldOnTicket('b', 7)).toEqual([]);
      expect(await store.loadVersion('b', 'w', 'v')).toBeNull();
      expect(await store.isSessionLive('b', 's1', 1)).toBe(false);
      expect(await store.changedSince('b', 0, 10)).toEqual([]);
      expect(await store.runsNaming('b', 'example.com')).toEqual([]);
      expect(await store.append('b', changeAfter('b', await loaded(store, 'a', id), noteOf('x')))).toBe(false);
    });

    test('a run hears of its siblings how they opened and their fact events, and the context of the ticket', async () => {
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
      expect(other.siblings.map(({ body }) => body?.type)).toEqual(['run_opened', 'fact_unobtainable']);
      expect(other.siblings[1]?.body).toEqual(fact);
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
        place = { value: Date.parse(last.updatedAt), id: last.id };
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

    test('all sessions of a user end at once, and nobody else’s', async () => {
      const heard: string[] = [];
      store.watch((notice) => void (notice.kind === 'session' && heard.push(notice.sessionId)));
      const session = { id: 's1', user: '9001', role: 'agent' as const, expiresAt: 1000 };
      await store.saveSession('a', session);
      await store.saveSession('a', { ...session, id: 's2' });
      await store.saveSession('a', { ...session, id: 'other user', user: '9002' });
      await store.saveSession('b', { ...session, id: 'other account' });
      expect(await store.endSessionsOf('a', '9001', 500)).toBe(2);
      expect(await store.endSessionsOf('a', '9001', 500)).toBe(0);
      const live = (account: string, id: string) => store.isSessionLive(account, id, 500);
      expect([await live('a', 's1'), await live('a', 's2')]).toEqual([false, false]);
      expect([await live('a', 'other user'), await live('b', 'other account')]).toEqual([true, true]);
      await expect.poll(() => heard.toSorted()).toEqual(['s1', 's2']);
    });

    test('a kept version never changes', async () => {
      await store.saveVersion('a', { workflow: 'w', version: 'v1', source: 'first' }, 1);
      await store.saveVersion('a', { workflow: 'w', version: 'v1', source: 'second' }, 2);
      expect(await store.loadVersion('a', 'w', 'v1')).toBe('first');
      expect(await store.loadVersion('a', 'w', 'v2')).toBeNull();
    });

    test.each([
      ['Ünal Şahin', 'ünal şahin', 'ÜNAL ŞAHİN', 'Onal'],
      ['ΓΙΩΡΓΟΣ Παππάς', 'γιωργος παππάς', 'Γιωργος ΠΑΠΠΆΣ', 'Γιαννης'],
      ['山田太郎', '山田', '山田太郎', '田中'],
      ['Jose\u0301 Nu\u0301n\u0303ez', 'josé núñez', 'JOSÉ NÚÑEZ', 'Josef'],
      ['Ann "Annie" O_Neil', 'ann "annie" o_neil', 'ANN "ANNIE" O_NEIL', 'ann "annie" oxneil'],
    ])('a person is found in any script and letter case: %s', async (name, lower, upper, other) => {
      const [first, beside] = [firstChange('a'), firstChange('a')];
      await store.append('a', first);
      await store.append('a', beside);
      const run = await loaded(store, 'a', first.run.summary.id);
      await store.append('a', changeAfter('a', run, noteOf(`asked by ${name} today`)));
      for (const person of [name, lower, upper])
        expect(await store.runsNaming('a', person)).toEqual([first.run.summary.id]);
      expect(await store.runsNaming('a', other)).toEqual([]);
    });

    test('erasing takes every value and keeps a chain that verifies', async () => {
      const first = firstChange('a', { subject: 'Jane_Doe@example.com' });
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
      expect(after).toMatchObject({ erasedAt: 99, ticket: null });
      expect(checkChain('a', endOf(after.run), after.events)).toBeNull();
      expect(JSON.stringify(await collect(store.rows())).toLowerCase()).not.toContain('jane');
      expect(await store.erasable('a', Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
    });

    test('what a run told of its ticket is known to the others until it is erased, and to a run yet to come', async () => {
      const [told, other] = [firstChange('a'), firstChange('a')];
      await store.append('a', told);
      await store.append('a', other);
      const { id } = told.run.summary;
      await store.append('a', changeAfter('a', await loaded(store, 'a', id), paid));
      const seen = async () => ({
        beside: (await loaded(store, 'a', other.run.summary.id)).siblings.map(({ body }) => body?.type),
        yetToCome: (await store.toldOnTicket('a', 7)).map(({ runId, type }) => `${type} ${runId === id}`),
      });
      expect(await seen()).toEqual({
        beside: ['run_opened', 'fact_recorded'],
        yetToCome: ['run_opened true', 'run_opened false', 'fact_recorded true'],
      });
      const last: EventBody = { type: 'run_erased', because: 'asked for' };
      await store.erase('a', changeAfter('a', await loaded(store, 'a', id), last, { subject: null }), 99);
      expect(await seen()).toEqual({ beside: [], yetToCome: ['run_opened false'] });
      expect(await store.toldOnTicket('a', 8)).toEqual([]);
    });

    test('closed runs of before are due for erasure, once no run of their ticket is open or younger', async () => {
      const closedAt = async (ticketId: number, minute: number) => {
        const updatedAt = new Date(noon.getTime() + minute * 60_000).toISOString();
        const change = firstChange('a', { ticketId, status: 'closed', updatedAt });
        await store.append('a', change);
        return change.run.summary.id;
      };
      const alone = await closedAt(7, 0);
      await closedAt(8, 0);
      await store.append('a', firstChange('a', { ticketId: 8 }));
      const [older, younger] = [await closedAt(9, 0), await closedAt(9, 5)];
      const due = async (minute: number) => store.erasable('a', noon.getTime() + minute * 60_000, 10);
      expect(await due(0)).toEqual([]);
      expect(await due(1)).toEqual([alone]);
      expect(await due(6)).toEqual([alone, older, younger]);
      const last = changeAfter('a', await loaded(store, 'a', younger), { type: 'run_erased', because: 'asked for' });
      await store.erase('a', last, 99);
      expect(await due(1)).toEqual([alone, older]);
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
        for await (const { account, end, events } of other.chains())
          expect(checkChain(account, end, events)).toBeNull();
        expect(await collect(other.chains())).toHaveLength(1);
      } finally {
        await other.close();
      }
    });
  });
}
