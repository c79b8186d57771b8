import { ReplaySchema, RunViewSchema, type SentEventBody } from '@handrail/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startApp, type TestApp } from './_app.ts';
import { adminOf, callerOf, fact, onlyRun } from './_ticket.ts';

let service: TestApp;
let agent: ReturnType<typeof callerOf>;
let lead: ReturnType<typeof callerOf>;
let changeStore: ((seq: number) => void) | null;

beforeEach(async () => {
  let tampered = 0;
  changeStore = (seq) => void (tampered = seq);
  service = await startApp({
    changeStore: (store) => ({
      ...store,
      async load(account, runId) {
        const run = await store.load(account, runId);
        const event = run?.events[tampered - 1];
        if (run && event) run.events[tampered - 1] = { ...event, actor: { ...event.actor, id: '9999' } };
        return run;
      },
    }),
  });
  agent = callerOf(service, await service.signIn());
  lead = callerOf(service, await service.signIn({ user: '9002' }));
});
afterEach(() => service.close());

const minuteLater = () => (service.clock.now = new Date(service.clock.now.getTime() + 60_000));
const replayOf = async (id: string) => ReplaySchema.parse((await lead.get(`/v1/runs/${id}/replay`)).json());
const stoodAt = async (id: string, seq: number) =>
  RunViewSchema.parse((await lead.get(`/v1/runs/${id}/replay/${seq}`)).json());

const paid: SentEventBody = {
  type: 'fact_recorded',
  fact: 'requester.paid',
  value: true,
  source: 'agent',
  evidence: 'https://admin.example/plan',
  note: null,
};

/** A run that was decided, and decided otherwise after a correction. */
async function worked() {
  let run = onlyRun(await agent.open());
  minuteLater();
  run = await agent.record(run, paid);
  minuteLater();
  run = await agent.record(run, fact('other.active', false));
  minuteLater();
  return agent.record(run, {
    type: 'fact_corrected',
    fact: 'other.active',
    value: true,
    source: 'agent',
    evidence: null,
    reason: 'There is a comment',
  });
}

test('a record tells who did what, when, on what, and which decision it led to', async () => {
  const run = await worked();
  const { entries, chain, isErased } = await replayOf(run.id);
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, n) => n + 1));
  expect(chain).toEqual({ events: run.seq, brokenAt: null });
  expect(isErased).toBe(false);
  const told = entries.find(({ says }) => says.includes('Does the requester pay'));
  expect(told).toMatchObject({ actor: { id: '9001' }, source: 'agent', evidence: 'https://admin.example/plan' });
  const led = entries.flatMap((entry) => (entry.led ? [[entry.seq, entry.led.says]] : []));
  expect(led.slice(-2)).toEqual([
    [run.seq - 1, 'Wait for a reply from the address'],
    [run.seq, 'The address is not released'],
  ]);
});

test('each moment is shown as it stood, to the very view that its author was given', async () => {
  const run = await worked();
  const before = await stoodAt(run.id, run.seq - 1);
  expect(before.outcome?.id).toBe('await_reply');
  expect(before.at).toBe('2026-11-23T12:02:00.000Z');
  expect(before.history).toHaveLength(run.seq - 1);
  const last = await stoodAt(run.id, run.seq);
  const same = (view: typeof run) => ({ decision: view.decision, steps: view.steps, facts: view.facts, seq: view.seq });
  expect(same(last)).toEqual(same(run));
  expect((await lead.get(`/v1/runs/${run.id}/replay/${run.seq + 1}`)).statusCode).toBe(404);
  expect((await lead.get(`/v1/runs/${run.id}/replay/0`)).statusCode).toBe(400);
});

test('an event that was changed is named by its number', async () => {
  const run = await worked();
  changeStore?.(2);
  expect((await replayOf(run.id)).chain.brokenAt).toBe(2);
});

test('an erased run keeps its order and who acted, and nothing else', async () => {
  const run = await worked();
  const ended = await agent.record(run, {
    type: 'run_ended',
    ending: 'dismissed',
    why: 'not_needed',
    into: null,
    note: null,
  });
  await (await adminOf(service)).post(`/v1/runs/${run.id}/erase`, { because: 'Asked for' });
  const replay = await replayOf(run.id);
  expect(replay).toMatchObject({ isErased: true, chain: { events: ended.seq + 1, brokenAt: null } });
  expect(JSON.stringify(replay)).not.toContain('There is a comment');
  expect(JSON.stringify(await stoodAt(run.id, run.seq))).not.toContain('admin.example/plan"');
});

test('an agent is refused, and another account finds nothing', async () => {
  const run = await worked();
  const stranger = callerOf(service, await service.signIn({ zendesk: service.other, user: '9002' }));
  for (const url of [`/v1/runs/${run.id}/replay`, `/v1/runs/${run.id}/replay/1`]) {
    expect((await agent.get(url)).statusCode).toBe(403);
    expect((await stranger.get(url)).statusCode).toBe(404);
  }
});
