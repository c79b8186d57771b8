import { ProblemSchema, RunViewSchema } from '@handrail/contract';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accountsOf } from '../src/accounts.ts';
import { openRunBook } from '../src/runs/run-book.ts';
import { eraseOlder, exportPerson } from '../src/runs/retention.ts';
import { workflowLibrary } from '../src/runs/workflow-library.ts';
import { verifyChains } from '../src/store/verify-chains.ts';
import { loadTinyPacks, startApp, type TestApp } from './_app.ts';
import { callerOf, fact, onlyRun, ticket } from './_ticket.ts';

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
  return agent.record(run, { type: 'run_closed', because: 'finished', note: 'Jane was happy' });
}

async function allText(): Promise<string> {
  let text = '';
  for await (const row of service.store.rows()) text += JSON.stringify(row);
  return text.toLowerCase();
}

test('a lead erases a closed run: no value is left, the chain holds, the run is still listed', async () => {
  const run = await closedRun();
  expect(await allText()).toContain('jane');
  const answer = await lead.post(`/v1/runs/${run.id}/erase`, { because: 'The person asked for it' });
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
  const again = await lead.post(`/v1/runs/${run.id}/erase`, { because: 'Again' });
  expect(again.json()).toEqual({ erased: true, seq: run.seq + 1 });
});

test('an open run, and one by an agent, are not erased', async () => {
  const run = onlyRun(await agent.open());
  const open = await lead.post(`/v1/runs/${run.id}/erase`, { because: 'x' });
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
  const { store, desk, clock } = service;
  const newId = () => v7();
  const accounts = accountsOf([desk.account]);
  const book = openRunBook({ store, library: workflowLibrary(loadTinyPacks(), store), accounts, newId });
  const later = new Date('2026-12-24T12:00:00.000Z');
  expect(await eraseOlder({ store, book, newId }, 'desk', 30, later)).toBe(1);
  expect(await eraseOlder({ store, book, newId }, 'desk', 30, later)).toBe(0);
  expect((await store.load('desk', old.id))?.erasedAt).toBe(later.getTime());
  expect((await store.load('desk', young.id))?.erasedAt).toBeNull();
  expect(clock.now.getTime()).toBeLessThan(later.getTime());
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
