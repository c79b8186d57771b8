import { ProblemSchema, type RunView, RunViewSchema } from '@handrail/contract';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eraseOlder, exportPerson } from '../src/runs/retention.ts';
import { verifyChains } from '../src/store/verify-chains.ts';
import { startApp, type TestApp } from './_app.ts';
import { adminOf, callerOf, fact, onlyRun, ticket } from './_ticket.ts';

let service: TestApp;
let agent: ReturnType<typeof callerOf>;
let lead: ReturnType<typeof callerOf>;
beforeEach(async () => {
  service = await startApp();
  agent = callerOf(service, await service.signIn());
  lead = callerOf(service, await service.signIn({ user: '9002' }));
});
afterEach(() => service.close());

async function closedRun(snapshot = ticket()) {
  const run = await agent.record(onlyRun(await agent.open(snapshot)), fact('requester.paid', true));
  return agent.record(run, {
    type: 'run_ended',
    ending: 'dismissed',
    why: 'withdrawn',
    into: null,
    note: 'Jane was happy',
  });
}

async function allText(): Promise<string> {
  let text = '';
  for await (const row of service.store.rows()) text += JSON.stringify(row);
  return text.toLowerCase();
}

test('a lead erases a closed run: no value is left, the chain holds, the run is still listed', async () => {
  const run = await closedRun();
  expect(await allText()).toContain('jane');
  const answer = await (await adminOf(service)).post(`/v1/runs/${run.id}/erase`, {
    because: 'The person asked for it',
  });
  expect(answer.json()).toEqual({ erased: true, seq: run.seq + 1 });
  const text = await allText();
  for (const name of ['jane', 'rita', 'initech']) expect(text).not.toContain(name);
  expect((await verifyChains(service.store)).broken).toEqual([]);
  const view = RunViewSchema.parse((await lead.get(`/v1/runs/${run.id}`)).json());
  expect(view).toMatchObject({ subject: null, seq: run.seq + 1 });
  expect(view.history.map(({ says }) => says)).toContain('Erased');
  expect(await lead.list()).toMatchObject([{ id: run.id, subject: null }]);
  const refused = await agent.send(view, { type: 'run_reopened', reason: 'x' });
  expect(ProblemSchema.parse(refused.json()).code).toBe('conflict');
  const again = await (await adminOf(service)).post(`/v1/runs/${run.id}/erase`, { because: 'Again' });
  expect(again.json()).toEqual({ erased: true, seq: run.seq + 1 });
});

test('an open run, and one by an agent, are not erased', async () => {
  const run = onlyRun(await agent.open());
  const open = await (await adminOf(service)).post(`/v1/runs/${run.id}/erase`, { because: 'x' });
  expect(ProblemSchema.parse(open.json()).code).toBe('conflict');
  const byAgent = await agent.post(`/v1/runs/${run.id}/erase`, { because: 'x' });
  expect(ProblemSchema.parse(byAgent.json()).code).toBe('forbidden');
});

test('closed runs are erased after the days they are kept, open and younger ones stay', async () => {
  const old = await closedRun();
  await agent.open(ticket({ id: 8, description: 'Please release bob@initech.example' }));
  service.clock.now = new Date('2026-12-20T12:00:00.000Z');
  agent = callerOf(service, await service.signIn());
  const young = await closedRun(ticket({ id: 9, description: 'Please release eva@initech.example' }));
  const { store, clock } = service;
  const newId = () => v7();
  const later = new Date('2026-12-24T12:00:00.000Z');
  expect(await eraseOlder({ store, newId }, 'desk', 30, later)).toBe(1);
  expect(await eraseOlder({ store, newId }, 'desk', 30, later)).toBe(0);
  expect((await store.load('desk', old.id))?.erasedAt).toBe(later.getTime());
  expect((await store.load('desk', young.id))?.erasedAt).toBeNull();
  expect(clock.now.getTime()).toBeLessThan(later.getTime());
});

/** Two runs of ticket 7; the first told that the requester pays, the second rests on it. */
async function twoRuns() {
  const [first, second] = [await agent.start('jane@initech.example'), await agent.start('jim@initech.example')];
  const told = await agent.record(first, fact('requester.paid', true));
  const other = await agent.record(second, fact('other.active', false));
  const withdrawn = { type: 'run_ended', ending: 'dismissed', why: 'withdrawn', into: null, note: null } as const;
  return { told: await agent.record(told, withdrawn), other, withdrawn };
}

const viewOf = async (id: string) => RunViewSchema.parse((await lead.get(`/v1/runs/${id}`)).json());
const paidIn = ({ facts }: RunView) => facts.find(({ declaration }) => declaration.id === 'requester.paid')?.fact;

test('what an erased run told of its ticket is gone from the other runs, in views, lists and as it stood then', async () => {
  const { told, other } = await twoRuns();
  expect(other.outcome?.id).toBe('await_reply');
  expect(paidIn(other)).toMatchObject({ state: 'known', value: true });
  await (await adminOf(service)).post(`/v1/runs/${told.id}/erase`, { because: 'The person asked for it' });
  for (const view of [await viewOf(other.id), await viewOf(told.id)]) {
    expect(paidIn(view)).toMatchObject({ state: 'unknown' });
    expect(view.outcome).toBeNull();
  }
  const after = await viewOf(other.id);
  expect(after.questions.map(({ fact: asked }) => asked)).toContain('requester.paid');
  expect(after.steps.filter(({ mark }) => mark.state === 'todo')).toEqual([]);
  const listed = (await lead.list()).find(({ id }) => id === other.id);
  expect(listed).toMatchObject({ outcome: null, seq: other.seq });
  const then = RunViewSchema.parse((await lead.get(`/v1/runs/${other.id}/replay/${other.seq}`)).json());
  expect(paidIn(then)).toMatchObject({ state: 'unknown' });
  expect((await verifyChains(service.store)).broken).toEqual([]);
  const again = await agent.record(after, fact('requester.paid', true));
  expect(again.outcome?.id).toBe('await_reply');
});

test('by the calendar a run is not erased while another on its ticket may need what it told', async () => {
  const { told, other, withdrawn } = await twoRuns();
  const { store } = service;
  const newId = () => v7();
  const erased = (now: Date) => eraseOlder({ store, newId }, 'desk', 30, now);
  const later = new Date('2026-12-24T12:00:00.000Z');
  expect(await erased(later)).toBe(0);
  expect(paidIn(await viewOf(other.id))).toMatchObject({ state: 'known', value: true });
  await agent.record(await viewOf(other.id), withdrawn);
  expect(await erased(later)).toBe(2);
  for (const { id } of [told, other]) expect((await store.load('desk', id))?.erasedAt).toBe(later.getTime());
  const text = await allText();
  for (const name of ['jane', 'jim', 'rita', 'initech']) expect(text).not.toContain(name);
});

test('the export of a person holds all runs that name them and no other', async () => {
  const run = await closedRun();
  await agent.open(
    ticket({ id: 8, description: 'Please release bob@initech.example', requester: { name: 'Bo', email: null } }),
  );
  const found = await exportPerson(service.store, 'desk', 'JANE@initech.example', service.clock.now);
  expect(found.runs.map(({ summary }) => summary.id)).toEqual([run.id]);
  expect(found.runs[0]?.events).toHaveLength(run.seq);
  expect(found.runs[0]?.ticket?.requester.name).toBe('Rita Requester');
  expect((await exportPerson(service.store, 'other', 'jane@initech.example', service.clock.now)).runs).toEqual([]);
});
