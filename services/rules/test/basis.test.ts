import { createHash } from 'node:crypto';
import { routes, type RunView } from '@handrail/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { canonicalJson } from '../src/store/chain.ts';
import { startApp, type TestApp } from './_app.ts';
import { adminOf, callerOf, fact, onlyRun } from './_ticket.ts';

let service: TestApp;
let agent: ReturnType<typeof callerOf>;
beforeEach(async () => {
  service = await startApp();
  agent = callerOf(service, await service.signIn());
});
afterEach(() => service.close());

const eventsOf = async ({ id }: { id: string }) =>
  routes.listEvents.response.parse((await agent.get(`/v1/runs/${id}/events`)).json()).events;

/** What a view says is known, as the digest of a basis takes it. */
function digestOf(view: RunView): string {
  const known = view.facts.flatMap(({ declaration, fact: is }) =>
    is.state === 'known' ? [[declaration.id, is.value] as const] : [],
  );
  return createHash('sha256')
    .update(canonicalJson(Object.fromEntries(known)))
    .digest('hex');
}

test('an event says what was decided when it was recorded, on which values and by which version', async () => {
  const opened = onlyRun(await agent.open());
  const open = await agent.record(opened, fact('other.active', false));
  const no = await agent.record(open, fact('requester.paid', false));
  const last = await agent.record(no, { type: 'mistake_reported', note: 'Said no' });
  const events = await eventsOf(last);
  expect(events[0]?.basis).toBeNull();
  const { version } = opened.workflow;
  const [first, before, after] = events.slice(-3).map(({ basis }) => basis);
  expect(first).toMatchObject({ version, status: 'open', outcome: null, possible: opened.decision.possible });
  expect(before).toMatchObject({ status: 'open', facts: digestOf(open) });
  expect(after).toMatchObject({ status: 'decided', outcome: 'refuse', used: { 'requester.paid': false } });
  expect(after?.facts).toBe(digestOf(no));
  expect(after?.facts).not.toBe(before?.facts);
});

test('an erased run keeps no basis: it holds values', async () => {
  const run = await agent.record(onlyRun(await agent.open()), fact('requester.paid', false));
  await agent.record(run, { type: 'run_ended', ending: 'dismissed', why: 'withdrawn', into: null, note: null });
  const admin = await adminOf(service);
  expect((await admin.post(`/v1/runs/${run.id}/erase`, { because: 'Asked for' })).statusCode).toBe(200);
  expect((await eventsOf(run)).every(({ basis }) => basis === null)).toBe(true);
});
