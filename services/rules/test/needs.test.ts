import { NeedsSchema, ProblemSchema, type RunView, type SentEventBody } from '@handrail/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startApp, type TestApp } from './_app.ts';
import { adminOf, callerOf, fact, onlyRun, ticket } from './_ticket.ts';

let service: TestApp;
let agent: ReturnType<typeof callerOf>;
let lead: ReturnType<typeof callerOf>;

beforeEach(async () => {
  service = await startApp();
  await signIn();
});
afterEach(() => service.close());

async function signIn() {
  agent = callerOf(service, await service.signIn());
  lead = callerOf(service, await service.signIn({ user: '9002' }));
}

const needs = async () => NeedsSchema.parse((await lead.get('/v1/needs')).json());
const listed = async () => (await needs()).needs.map(({ flag, run }) => [flag, run.ticketId]);
const later = async (minutes: number) => {
  service.clock.now = new Date(service.clock.now.getTime() + minutes * 60_000);
  await signIn();
};
const opened = async (id: number) => onlyRun(await agent.open(ticket({ id })));
const skip = (run: RunView, reason: string) => agent.record(run, { type: 'step_skipped', step: 'ask', reason });

test('what waits for a lead comes first, each with when it began, who and why', async () => {
  const waits = await agent.record(await opened(7), fact('requester.paid', false));
  const skipped = await agent.record(
    await agent.record(await opened(8), fact('requester.paid', true)),
    fact('other.active', false),
  );
  await skip(skipped, 'They wrote already');
  const skippedAt = service.clock.now.toISOString();
  await later(5);
  await agent.record(waits, { type: 'approval_asked', step: 'ask-lead', question: 'May it go?' });
  const { counts, needs: rows } = await needs();
  expect(rows.map(({ flag, run }) => [flag, run.ticketId])).toEqual([
    ['approval_waiting', 7],
    ['step_skipped', 8],
  ]);
  expect(counts).toEqual([
    { flag: 'approval_waiting', count: 1, isMore: false },
    { flag: 'step_skipped', count: 1, isMore: false },
  ]);
  const [raised] = rows[1]?.run.raised ?? [];
  expect(raised).toMatchObject({ flag: 'step_skipped', at: skippedAt, by: { id: '9001' } });
  expect(raised?.says).toContain('They wrote already');
});

test('what a lead called expected is gone until it happens again, and only leads call it so', async () => {
  let run = await agent.record(
    await agent.record(await opened(7), fact('requester.paid', true)),
    fact('other.active', false),
  );
  run = await skip(run, 'They wrote already');
  const expected: SentEventBody = { type: 'exceptions_expected', flags: ['step_skipped'], note: 'Agreed by phone' };
  const refused = ProblemSchema.parse((await agent.send(run, expected)).json());
  expect(refused.code).toBe('forbidden');
  const seen = await lead.record(run, expected);
  expect(await listed()).toEqual([]);
  expect(seen.history[0]?.says).toBe('Expected: step skipped (Agreed by phone)');
  // The agent who did not hear of it has missed nothing, and the run stays theirs.
  const [mine] = await agent.list();
  expect(mine).toMatchObject({ flags: [], agent: { id: '9001' } });
  run = await agent.record(run, { type: 'step_reopened', step: 'ask', reason: 'They did not' });
  await skip(run, 'Nobody answers');
  expect(await listed()).toEqual([['step_skipped', 7]]);
});

test('an approval that is asked for again after a no is told apart', async () => {
  let run = await agent.record(await opened(7), fact('other.active', true));
  run = await agent.record(run, fact('requester.paid', false));
  const ask = { type: 'approval_asked', step: 'ask-lead', question: 'May it go?' } as const;
  run = await agent.record(run, ask);
  run = await lead.record(run, { type: 'approval_decided', step: 'ask-lead', decision: 'denied', comment: 'No' });
  expect(await listed()).toEqual([]);
  run = await agent.record(run, {
    type: 'fact_corrected',
    fact: 'other.active',
    value: false,
    source: 'agent',
    evidence: null,
    reason: 'Looked at another account',
  });
  await agent.record(run, ask);
  expect((await needs()).counts.map(({ flag }) => flag)).toEqual(['approval_waiting', 'denied_again']);
});

test('an agent is refused, and another account sees nothing', async () => {
  const run = await agent.record(await opened(7), fact('requester.paid', false));
  await agent.record(run, { type: 'approval_asked', step: 'ask-lead', question: 'May it go?' });
  expect((await agent.get('/v1/needs')).statusCode).toBe(403);
  const stranger = callerOf(service, await service.signIn({ zendesk: service.other, user: '9002' }));
  expect(NeedsSchema.parse((await stranger.get('/v1/needs')).json())).toEqual({ counts: [], needs: [] });
});

test('a run that was erased needs nobody, and what was said of it is gone', async () => {
  let run = await agent.record(
    await agent.record(await opened(7), fact('requester.paid', true)),
    fact('other.active', false),
  );
  run = await skip(run, 'A secret reason');
  await agent.record(run, { type: 'run_ended', ending: 'dismissed', why: 'not_needed', into: null, note: null });
  expect(await listed()).toEqual([['step_skipped', 7]]);
  await (await adminOf(service)).post(`/v1/runs/${run.id}/erase`, { because: 'Asked for' });
  expect(await listed()).toEqual([]);
  expect(JSON.stringify(await lead.list())).not.toContain('secret');
});
