import type { RunFlag, RunSummary } from '@handrail/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RunFilter, Store } from '../src/store/store.ts';
import { changeAfter, firstChange, noon, noteOf } from './_run.ts';

const at = (minute: number) => new Date(noon.getTime() + minute * 60_000).toISOString();

/** How every store finds runs for a lead, run on each adapter with a store of its own per test. */
export function listSuite(name: string, openEmpty: () => Promise<Store>): void {
  describe(`lists on ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await openEmpty();
    });
    afterEach(() => store.close());

    test('of what needs a lead the longest comes first, and counting ends', async () => {
      const hour = (count: number) => new Date(noon.getTime() + count * 3_600_000).toISOString();
      const put = (change: Parameters<typeof firstChange>[1]) => store.append('a', firstChange('a', change));
      for (const n of [3, 1, 2]) await put({ ticketId: n, flags: ['step_skipped'], updatedAt: hour(n) });
      await put({ ticketId: 4, flags: ['approval_waiting', 'step_skipped'], updatedAt: hour(-24 * 31) });
      await put({ ticketId: 5, wakeAt: hour(6) });
      await put({ ticketId: 6, wakeAt: hour(5), updatedAt: hour(4) });
      await put({ ticketId: 7, wakeAt: hour(5), status: 'closed' });
      await store.append('b', firstChange('b', { flags: ['step_skipped'] }));
      const ticketsOf = async (flag: RunFlag, at: number, limit = 10) =>
        (await store.needs('a', flag, limit, Date.parse(hour(at)))).map(({ ticketId }) => ticketId);
      expect(await ticketsOf('step_skipped', 4)).toEqual([1, 2, 3]);
      expect(await ticketsOf('step_skipped', 4, 2)).toEqual([1, 2]);
      // Whoever waits is never too old, and what nobody waits for becomes history.
      expect(await ticketsOf('approval_waiting', 4)).toEqual([4]);
      expect(await ticketsOf('hold_overdue', 4)).toEqual([]);
      expect(await ticketsOf('hold_overdue', 6)).toEqual([6, 5]);
      const counts = await store.countNeeds('a', 2, Date.parse(hour(5)));
      expect(Object.fromEntries(counts)).toEqual({ approval_waiting: 1, hold_overdue: 1, step_skipped: 2 });
    });

    test('a run is found by each flag that is up on it', async () => {
      const flags: RunFlag[] = ['step_skipped', 'nudged', 'consent_without_comment'];
      for (const [n, flag] of flags.entries())
        await store.append('a', firstChange('a', { ticketId: n + 1, flags: [flag] }));
      for (const [n, flag] of flags.entries()) {
        expect((await store.needs('a', flag, 10, noon.getTime())).map(({ ticketId }) => ticketId)).toEqual([n + 1]);
        expect((await store.list('a', { flag }, null, 10, 0)).map(({ ticketId }) => ticketId)).toEqual([n + 1]);
      }
    });

    test('open runs with a day to check again come in the order of their days', async () => {
      const hour = (count: number) => new Date(noon.getTime() + count * 3_600_000).toISOString();
      const put = (change: Parameters<typeof firstChange>[1]) => store.append('a', firstChange('a', change));
      await put({ ticketId: 1, wakeAt: hour(5) });
      await put({ ticketId: 2, wakeAt: hour(2), updatedAt: hour(9) });
      await put({ ticketId: 3 });
      await put({ ticketId: 4, wakeAt: hour(1), status: 'closed' });
      const days = await store.list('a', { sort: 'wake', order: 'asc' }, null, 10, 0);
      expect(days.map(({ ticketId }) => ticketId)).toEqual([2, 1]);
      const place = { value: Date.parse(hour(2)), id: days[0]?.id ?? '' };
      const rest = await store.list('a', { sort: 'wake', order: 'asc' }, place, 10, 0);
      expect(rest.map(({ ticketId }) => ticketId)).toEqual([1]);
    });

    test('lists are searched, narrowed and sorted, and page on in any order', async () => {
      const subjects = ['Jane@example.com', 'janet', 'bob', null, 'JAN_E', 'jan%'];
      const ids: string[] = [];
      for (const [n, subject] of subjects.entries()) {
        const change = firstChange('a', {
          subject,
          ticketId: [300, 7, 50, 7, 9, 50][n] ?? 1,
          outcome: n % 2 === 0 ? 'release' : null,
          updatedAt: at([3, 5, 1, 0, 4, 2][n] ?? 0),
        });
        const { id } = change.run.summary;
        if (n === 2) {
          const owner = { externalId: 'x', runId: id, step: 'owners', username: 'olga', state: 'created' } as const;
          change.ownerTickets.push({ ...owner, ownerTicketId: 7 });
        }
        await store.append('a', change);
        ids.push(id);
      }
      await store.append('b', firstChange('b', { subject: 'jane@example.com', outcome: 'release' }));
      const placesOf = async (filter: RunFilter) =>
        (await store.list('a', filter, null, 100, 0)).map(({ id }) => ids.indexOf(id));
      expect(await placesOf({ search: 'JANE' })).toEqual([1, 0]);
      expect(await placesOf({ search: 'jan_' })).toEqual([4]);
      expect(await placesOf({ search: 'jan%' })).toEqual([5]);
      expect(await placesOf({ search: '7' })).toEqual([1, 2, 3]);
      expect(await placesOf({ search: '#300' })).toEqual([0]);
      expect(await placesOf({ search: 'nobody' })).toEqual([]);
      expect(await placesOf({ outcome: 'release' })).toEqual([4, 0, 2]);
      expect(await placesOf({ from: Date.parse(at(2)), to: Date.parse(at(4)) })).toEqual([0, 5]);
      const sorted: [RunFilter, number[]][] = [
        [{ order: 'asc' }, [3, 2, 5, 0, 4, 1]],
        [{ sort: 'created' }, [5, 4, 3, 2, 1, 0]],
        [{ sort: 'created', order: 'asc' }, [0, 1, 2, 3, 4, 5]],
        [{ sort: 'ticket' }, [0, 5, 2, 4, 3, 1]],
        [{ sort: 'ticket', order: 'asc' }, [1, 3, 4, 2, 5, 0]],
      ];
      for (const [filter, expected] of sorted) {
        expect(await placesOf(filter)).toEqual(expected);
        let place = null;
        for (const n of expected) {
          const [run]: RunSummary[] = await store.list('a', filter, place, 1, 0);
          expect(ids.indexOf(run?.id ?? '')).toBe(n);
          if (run) place = { value: filter.sort === 'ticket' ? run.ticketId : Date.parse(run.updatedAt), id: run.id };
        }
        expect(await store.list('a', filter, place, 1, 0)).toEqual([]);
      }
    });

    test('runs are found by how the address of whoever asked begins, until nothing of the ticket is kept', async () => {
      const ids: string[] = [];
      for (const ticketId of [1, 2, 2, 3]) {
        const change = firstChange('a', {
          ticketId,
          subject: ticketId === 3 ? 'rita@acme.example' : null,
          updatedAt: at(ids.length),
        });
        change.run.subjectKey = ticketId === 3 ? 'rita@acme.example' : change.run.summary.id;
        ids.push(change.run.summary.id);
        await store.append('a', change);
      }
      await store.append('b', firstChange('b', { ticketId: 1 }));
      const asks = (id: number, email: string | null) =>
        store.saveTicket('a', { id, subject: '"email":"rita@not.example"', requester: { name: 'Rita "R"', email } }, 0);
      await asks(1, 'Rita@Acme.example');
      await asks(2, 'rita_b@acme.example');
      await asks(3, null);
      const placesOf = async (search: string) =>
        (await store.list('a', { search, order: 'asc' }, null, 100, 0)).map(({ id }) => ids.indexOf(id));
      expect(await placesOf('RITA')).toEqual([0, 1, 2, 3]);
      expect(await placesOf('rita@')).toEqual([0, 3]);
      expect(await placesOf('rita_')).toEqual([1, 2]);
      expect(await placesOf('acme')).toEqual([]);
      expect(await placesOf('rita@not')).toEqual([]);
      await store.saveTicket('a', { id: 1, subject: null, requester: { name: null, email: 'bo@acme.example' } }, 0);
      expect(await placesOf('rita@')).toEqual([3]);
      expect(await placesOf('bo@')).toEqual([0]);
      // One of two runs on a ticket is erased: the other still knows who asked.
      for (const [place, left] of [
        [1, [2]],
        [2, []],
      ] as const) {
        const run = await store.load('a', ids[place] ?? '');
        if (!run) throw new Error('no run');
        const erased = changeAfter('a', run, { type: 'run_erased', because: 'Asked for' }, { subject: null });
        expect(await store.erase('a', erased, 1)).toBe(true);
        expect(await placesOf('rita_')).toEqual(left);
      }
    });

    test('runs are narrowed to one version of a workflow, as they are on it now', async () => {
      const put = async (n: number, id: string, version: string) => {
        const change = firstChange('a', {
          ticketId: n,
          workflow: { id, title: '"version":"v9"', version },
          updatedAt: at(n),
        });
        await store.append('a', change);
        return change.run.summary.id;
      };
      const ids = [await put(1, 'w', 'v1'), await put(2, 'w', 'v2'), await put(3, 'x', 'v1'), await put(4, 'w', 'v1')];
      const placesOf = async (filter: RunFilter) =>
        (await store.list('a', filter, null, 100, 0)).map(({ id }) => ids.indexOf(id));
      expect(await placesOf({ workflow: 'w', version: 'v1' })).toEqual([3, 0]);
      expect(await placesOf({ workflow: 'w', version: 'v1', sort: 'ticket', order: 'asc' })).toEqual([0, 3]);
      expect(await placesOf({ workflow: 'w', version: 'v9' })).toEqual([]);
      const run = await store.load('a', ids[0] ?? '');
      if (!run) throw new Error('no run');
      const moved = { workflow: { id: 'w', title: 'W', version: 'v2' }, updatedAt: at(5) };
      await store.append('a', changeAfter('a', run, noteOf('moved'), moved));
      expect(await placesOf({ workflow: 'w', version: 'v1' })).toEqual([3]);
      expect(await placesOf({ workflow: 'w', version: 'v2' })).toEqual([0, 1]);
      for (const [n, version] of ['v1', 'v3', 'v2'].entries())
        await store.saveVersion('a', { workflow: 'w', version, source: '{}' }, n);
      await store.saveVersion('a', { workflow: 'x', version: 'v4', source: '{}' }, 9);
      expect(await store.versions('a', 'w', 2)).toEqual([
        { version: 'v2', savedAt: 2 },
        { version: 'v3', savedAt: 1 },
      ]);
    });

    test('runs are narrowed to the group of their ticket, as it was last seen', async () => {
      const ids: string[] = [];
      for (const [n, groupId] of ['301', '302', null, '301'].entries()) {
        const change = firstChange('a', { ticketId: n + 1, subject: '"groupId":"302"', groupId, updatedAt: at(n) });
        await store.append('a', change);
        ids.push(change.run.summary.id);
      }
      const placesOf = async (filter: RunFilter) =>
        (await store.list('a', filter, null, 100, 0)).map(({ id }) => ids.indexOf(id));
      expect(await placesOf({ group: '301' })).toEqual([3, 0]);
      expect(await placesOf({ group: '301', sort: 'ticket', order: 'asc' })).toEqual([0, 3]);
      expect(await placesOf({ group: '302' })).toEqual([1]);
      expect(await placesOf({ group: '30' })).toEqual([]);
      const run = await store.load('a', ids[0] ?? '');
      if (!run) throw new Error('no run');
      const moved = { ...run.run, summary: { ...run.run.summary, groupId: '302' } };
      expect(await store.project('a', moved)).toBe(true);
      expect(await placesOf({ group: '302' })).toEqual([1, 0]);
    });
  });
}
