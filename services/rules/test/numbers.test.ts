import { WorkflowNumbersSchema, type RunView, type SentEventBody } from '@handrail/contract';
import { packSource, restorePack } from '@handrail/workflows';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recount } from '../src/numbers/recount.ts';
import { loadTinyPacks, startApp, type TestApp } from './_app.ts';
import { onBothStores } from './_on-both-stores.ts';
import { adminOf, callerOf, done, fact, onlyRun, ticket } from './_ticket.ts';
import { deliver, statusChanged } from './_webhook.ts';

const minute = 60_000;
const months = ['2026-11', '2026-12'];

function numbersSuite(name: string, start: () => Promise<TestApp>): void {
  describe(`numbers on ${name}`, () => {
    let service: TestApp;
    let agent: ReturnType<typeof callerOf>;
    let lead: ReturnType<typeof callerOf>;
    beforeAll(async () => {
      service = await start();
      await signIn();
      await fiveRuns();
    }, 60_000);
    afterAll(() => service.close());

    async function signIn() {
      agent = callerOf(service, await service.signIn());
      lead = callerOf(service, await service.signIn({ user: '9002' }));
    }
    async function later(minutes: number) {
      service.clock.now = new Date(service.clock.now.getTime() + minutes * minute);
      await signIn();
    }
    const numbers = async (query = '') =>
      WorkflowNumbersSchema.parse((await lead.get(`/v1/workflows/tiny_release/numbers${query}`)).json());
    const kept = () => service.store.counts('desk', { workflows: ['tiny_release'], months });
    const end = (why: 'not_needed' | 'duplicate'): SentEventBody => ({
      type: 'run_ended',
      ending: 'dismissed',
      why,
      into: null,
      note: null,
    });

    /** Five runs that each went another way, over two months and two versions. */
    async function fiveRuns() {
      const open = async (id: number) => onlyRun(await agent.open(ticket({ id })));
      const answered = async (run: RunView, paid: boolean, minutes: number) => {
        await later(minutes);
        return agent.record(run, fact('requester.paid', paid));
      };
      // Refused after ten minutes, told so after twelve, solved after twenty.
      let run = await answered(await open(7), false, 10);
      await later(2);
      run = await agent.record(run, done('say-no'));
      await later(8);
      await deliver(service, statusChanged(7, 'solved', { time: service.clock.now.toISOString() }));
      // Waits for an answer: two questions, one step skipped, a reminder.
      run = await answered(await open(8), true, 5);
      run = await agent.record(run, fact('other.active', false));
      run = await agent.record(run, { type: 'step_skipped', step: 'ask', reason: 'They wrote already' });
      run = await agent.record(run, { type: 'reminded', step: 'hold', note: null });
      // Dismissed, opened again, dismissed for another reason.
      run = await agent.record(await open(9), end('not_needed'));
      run = await agent.record(run, { type: 'run_reopened', reason: 'It is needed' });
      await agent.record(run, end('duplicate'));
      // Nobody can tell, and somebody had answered wrongly.
      run = await answered(await open(10), true, 1);
      run = await agent.record(run, {
        type: 'fact_corrected',
        fact: 'requester.paid',
        value: null,
        source: 'agent',
        evidence: null,
        reason: 'Another account',
      });
      await agent.record(run, { type: 'fact_unobtainable', fact: 'requester.paid', source: 'agent', note: null });
      // Goes on under a newer version, in the next month.
      run = await answered(await open(11), true, 1);
      await later(8 * 24 * 60);
      const from = run.workflow.version;
      const [pack] = loadTinyPacks();
      if (!pack) throw new Error('one pack');
      const source = packSource(pack).replace('The account is in use', 'Somebody uses the account');
      service.library.replace([restorePack(source.replace(`"version":"${from}"`, '"version":"0123456789ab"'))]);
      run = await agent.record(run, { type: 'run_migrated', from, to: '0123456789ab', reason: 'Better words' });
      run = await agent.record(run, fact('other.active', true));
      await agent.record(run, done('say-no'));
    }

    test('tell what became of the runs of a month, against the month before', async () => {
      const { month, before, versions, workflow } = await numbers();
      expect(workflow).toEqual({ id: 'tiny_release', title: 'Release an address' });
      expect([month.month, before.month]).toEqual(['2026-12', '2026-11']);
      expect([before.started, month.started]).toEqual([5, 0]);
      expect(before.ended.filter(({ count }) => count > 0)).toEqual([
        { ending: 'finished', count: 1 },
        { ending: 'dismissed', count: 1 },
      ]);
      expect(before.dismissed).toEqual([{ why: 'duplicate', count: 1 }]);
      expect(before.times.reply.count).toBe(1);
      const near = (seconds: number | null, minutes: number) =>
        expect(Math.abs((seconds ?? 0) / 60 - minutes)).toBeLessThanOrEqual(minutes / 10);
      near(before.times.reply.median, 12);
      near(before.times.solved.p90, 20);
      expect(before.times.decision.count).toBe(2);
      near(before.times.decision.p90, 10);
      // Two minutes after the answer that decided it, in the month before; in the other a second at most.
      expect(before.steps.map(({ id, says, count }) => [id, says, count])).toEqual([['say-no', 'Say no', 1]]);
      near(before.steps[0]?.median ?? null, 2);
      expect(month.steps).toMatchObject([{ id: 'say-no', count: 1 }]);
      expect(before.solvedWithin[0]).toEqual({ seconds: 3600, count: 1 });
      // One answer decided the first, two the second; the ticket told whose address, and who asks, of both.
      expect(before.answers).toEqual({ decisions: 2, asked: 3, lookedUp: 0, ticket: 4 });
      expect(before.rules.map(({ id, count }) => [id, count])).toEqual([
        ['no-reply', 1],
        ['unpaid', 1],
      ]);
      expect(before.rules[1]?.says).toBe('The requester does not pay: The address is not released');
      expect(before.lost).toEqual([{ id: 'requester.paid', says: 'Does the requester pay?', count: 1 }]);
      expect(before.skipped).toEqual([{ id: 'ask', says: 'Ask for a reply', count: 1 }]);
      expect(before.corrected).toMatchObject([{ id: 'requester.paid', count: 1 }]);
      expect([before.reminded, before.overridden]).toEqual([1, 0]);
      expect(month.rules).toMatchObject([{ id: 'active', count: 1 }]);
      expect(versions.filter(({ isNewest }) => isNewest)).toEqual([{ version: '0123456789ab', isNewest: true }]);
      expect(versions).toHaveLength(2);
    });

    test('are those of one version where it is named: a run counts under the one it is on', async () => {
      const newest = await numbers('?version=0123456789ab');
      expect([newest.before.started, newest.month.times.reply.count]).toEqual([1, 1]);
      expect((await numbers('?month=2026-11')).month.started).toBe(5);
    });

    test('are what a scan of all events counts', async () => {
      const counted = await kept();
      expect(counted.length).toBeGreaterThan(20);
      expect(counted.every(({ amount }) => amount > 0)).toBe(true);
      await service.store.recount([], '0000-01');
      expect(await kept()).toEqual([]);
      expect((await recount(service.store, '0000-01')).runs).toBe(5);
      expect(await kept()).toEqual(counted);
    });

    test('are refused to an agent, and another account has none', async () => {
      expect((await agent.get('/v1/workflows/tiny_release/numbers')).statusCode).toBe(403);
      expect((await lead.get('/v1/workflows/none_such/numbers')).statusCode).toBe(404);
      const stranger = callerOf(service, await service.signIn({ zendesk: service.other, user: '9002' }));
      const answer = await stranger.get('/v1/workflows/tiny_release/numbers');
      expect(WorkflowNumbersSchema.parse(answer.json()).before.started).toBe(0);
    });

    test('stay when a run is erased, until its month is counted anew', async () => {
      const [run] = await lead.list('?ticketId=9');
      await (await adminOf(service)).post(`/v1/runs/${run?.id}/erase`, { because: 'Asked for' });
      expect((await numbers()).before.started).toBe(5);
      await recount(service.store, '2026-12');
      expect((await numbers()).before.started).toBe(5);
      await recount(service.store, '2026-11');
      expect((await numbers()).before.started).toBe(4);
    });
  });
}

onBothStores((name, openEmpty) => numbersSuite(name, () => startApp({ openStore: openEmpty })));
