import { DecisionSchema, ProblemSchema, type RunView, RunViewSchema } from '@handrail/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startApp, type TestApp } from './_app.ts';
import { callerOf, done, fact, onlyRun, ticket } from './_ticket.ts';

let service: TestApp;
let agent: ReturnType<typeof callerOf>;
let lead: ReturnType<typeof callerOf>;
beforeEach(async () => {
  service = await startApp();
  agent = callerOf(service, await service.signIn());
  lead = callerOf(service, await service.signIn({ user: '9002' }));
});
afterEach(() => service.close());

const known = (run: RunView, id: string) => {
  const found = run.facts.find(({ declaration }) => declaration.id === id)?.fact;
  return found?.state === 'known' ? { value: found.value, source: found.source } : null;
};

async function released(): Promise<RunView> {
  let run = onlyRun(await agent.open());
  for (const [id, value] of [
    ['requester.paid', true],
    ['other.active', false],
    ['reply.from', 'jane@initech.example'],
  ] as const) {
    run = await agent.record(run, fact(id, value));
  }
  return run;
}

test('a decision without facts is open, with every outcome possible', async () => {
  const answer = await agent.post('/v1/decisions', { workflow: 'tiny_release' });
  const decision = DecisionSchema.parse(answer.json());
  expect(decision).toMatchObject({ status: 'open', outcome: null });
  expect(new Set(decision.possible)).toEqual(new Set(['await_reply', 'refuse']));
});

test('a fact that is none, or not of its type, is named', async () => {
  const state = { state: 'known', source: 'agent', by: null, at: '2026-11-23T12:00:00.000Z' };
  const facts = { 'requester.paid': { ...state, value: 'maybe' }, 'no.such': { ...state, value: true } };
  const answer = await agent.post('/v1/decisions', { workflow: 'tiny_release', facts });
  const paths = ProblemSchema.parse(answer.json()).errors?.map(({ path }) => path);
  expect(new Set(paths)).toEqual(new Set(['body.facts.no.such', 'body.facts.requester.paid.value']));
});

test('opening a ticket starts the workflow that fits, with what the ticket says', async () => {
  const opened = await agent.open();
  const run = onlyRun(opened);
  expect(run).toMatchObject({ subject: 'jane@initech.example', status: 'open', newerVersion: null });
  expect(run.because[0]).toContain('address is taken');
  expect(known(run, 'address.wanted')).toEqual({ value: 'jane@initech.example', source: 'ticket' });
  expect(known(run, 'requester.email')).toEqual({ value: 'rita@initech.example', source: 'ticket' });
  expect(onlyRun(await agent.open()).id).toBe(run.id);
});

test('a workflow picked without a subject takes what its subject fact reads from the ticket', async () => {
  const answer = await agent.post('/v1/runs', { workflow: 'tiny_release', subject: null, snapshot: ticket() });
  expect(RunViewSchema.parse(answer.json()).subject).toBe('jane@initech.example');
  const silent = ticket({ id: 8, description: 'Hello' });
  const without = await agent.post('/v1/runs', { workflow: 'tiny_release', subject: null, snapshot: silent });
  expect(RunViewSchema.parse(without.json()).subject).toBeNull();
});

test('a ticket nothing fits opens nothing and says what was looked at', async () => {
  const opened = await agent.open(ticket({ subject: 'Hello', description: 'How are you?' }));
  expect(opened.runs).toEqual([]);
  expect(opened.match.lookedAt.length).toBeGreaterThan(0);
});

test('opening at the same time twice makes one run', async () => {
  const opened = await Promise.all([agent.open(), agent.open(), agent.open()]);
  expect(new Set(opened.map((one) => onlyRun(one).id)).size).toBe(1);
});

test('what the ticket says is corrected when it says something else, unless a person said so', async () => {
  const opened = onlyRun(await agent.open());
  const bob = ticket({ requester: { name: 'Bob', email: 'Bob@initech.example' } });
  const changed = onlyRun(await agent.open(bob));
  expect(known(changed, 'requester.email')).toEqual({ value: 'bob@initech.example', source: 'ticket' });
  expect(changed.history[0]).toMatchObject({ type: 'fact_corrected', actor: { role: 'service' } });
  expect(onlyRun(await agent.open(bob)).seq).toBe(opened.seq + 1);
  const own = await agent.record(changed, {
    type: 'fact_corrected',
    fact: 'requester.email',
    value: 'ann@initech.example',
    source: 'agent',
    evidence: null,
    reason: 'Ann asked through Bob',
  });
  expect(onlyRun(await agent.open(ticket())).seq).toBe(own.seq);
});

test('two addresses on one ticket are two runs that share what is true of the ticket', async () => {
  const description = 'Please release jane@initech.example and jim@initech.example';
  const snapshot = ticket({ description });
  const { match, runs } = await agent.open(snapshot);
  expect(runs).toEqual([]);
  expect(match.candidates[0]?.subjects).toEqual(['jane@initech.example', 'jim@initech.example']);
  const start = (subject: string) => agent.post('/v1/runs', { workflow: 'tiny_release', subject, snapshot });
  const one = RunViewSchema.parse((await start('jane@initech.example')).json());
  const two = RunViewSchema.parse((await start('jim@initech.example')).json());
  await agent.record(one, fact('requester.paid', false));
  await agent.record(two, fact('other.active', false));
  const other = RunViewSchema.parse((await agent.get(`/v1/runs/${two.id}`)).json());
  expect(other.decision).toMatchObject({ status: 'decided', outcome: 'refuse' });
  expect(other.seq).toBe(two.seq + 1);
  expect((await lead.list()).map(({ outcome }) => outcome)).toEqual(['refuse', 'refuse']);
});

test('a picked workflow starts once per subject', async () => {
  const start = { workflow: 'tiny_release', subject: 'Jim@initech.example', snapshot: ticket({ subject: 'Hello' }) };
  const [one, two] = await Promise.all([agent.post('/v1/runs', start), agent.post('/v1/runs', start)]);
  expect(one.json().id).toBe(two.json().id);
  const other = await agent.post('/v1/runs', { ...start, subject: 'ann@initech.example' });
  expect(other.json().id).not.toBe(one.json().id);
  expect((await agent.post('/v1/runs', { ...start, workflow: 'nothing' })).statusCode).toBe(404);
});

test('facts move the decision, steps move the run, and all of it is there after', async () => {
  let run = await released();
  expect(run).toMatchObject({ outcome: { id: 'release' }, nextStep: 'free', openGates: ['free', 'tell'] });
  run = await agent.record(run, done('free'));
  run = await agent.record(run, done('tell'));
  expect(run.openGates).toEqual([]);
  expect(RunViewSchema.parse((await agent.get(`/v1/runs/${run.id}`)).json())).toMatchObject({ seq: run.seq });
  const { events } = (await agent.get(`/v1/runs/${run.id}/events`)).json();
  expect(events.map(({ seq }: { seq: number }) => seq)).toEqual(events.map((_: unknown, index: number) => index + 1));
  expect(events[0]).not.toHaveProperty('salt');
  expect((await agent.get(`/v1/runs/${run.id}/events?after=${run.seq - 1}`)).json().events).toHaveLength(1);
  expect(run.record.markdown).toContain('Free the address');
});

test('what cannot be undone cannot be ticked while anything is unknown', async () => {
  let run = onlyRun(await agent.open());
  const refused = await agent.send(run, done('free'));
  expect(ProblemSchema.parse(refused.json())).toMatchObject({ code: 'gate_locked', status: 422 });
  for (const [id, value] of [
    ['requester.paid', true],
    ['other.active', false],
  ] as const) {
    run = await agent.record(run, fact(id, value));
    expect((await agent.send(run, done('free'))).statusCode).toBe(422);
  }
});

test('a writer who did not see the last event gets the fresh view and loses nothing', async () => {
  const run = onlyRun(await agent.open());
  await agent.record(run, fact('requester.paid', true));
  const stale = await agent.send(run, fact('other.active', false));
  const problem = ProblemSchema.parse(stale.json());
  expect(problem).toMatchObject({ code: 'stale', status: 409 });
  const fresh = RunViewSchema.parse(problem.view);
  expect(known(fresh, 'requester.paid')?.value).toBe(true);
  expect(known(await agent.record(fresh, fact('other.active', false)), 'other.active')?.value).toBe(false);
});

test('a key counts once: the same event again answers the run, another one is a conflict', async () => {
  const run = onlyRun(await agent.open());
  const answers = await Promise.all([1, 2, 3].map(() => agent.send(run, fact('requester.paid', true), 'key-0001')));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
  expect(new Set(answers.map((answer) => RunViewSchema.parse(answer.json()).seq))).toEqual(new Set([run.seq + 1]));
  const other = await agent.send(run, fact('requester.paid', false), 'key-0001');
  expect(ProblemSchema.parse(other.json()).code).toBe('conflict');
});

test('a corrected fact changes the decision, and the step that rested on it lapses in sight', async () => {
  let run = await agent.record(await released(), done('free'));
  run = await agent.record(run, {
    type: 'fact_corrected',
    fact: 'other.active',
    value: true,
    source: 'agent',
    evidence: null,
    reason: 'There is one comment of 2019',
  });
  expect(run.decision.outcome).toBe('refuse');
  expect(run.history[0]?.says).toContain('There is one comment of 2019');
  const events = (await agent.get(`/v1/runs/${run.id}/events`)).json().events;
  expect(events.some(({ type }: { type: string }) => type === 'step_done')).toBe(true);
});

test('a lead decides an approval; an agent who tries is refused, and it is logged', async () => {
  let run = await agent.record(onlyRun(await agent.open()), fact('requester.paid', false));
  run = await agent.record(run, { type: 'approval_asked', step: 'ask-lead', question: 'May it go?' });
  const list = async (flag: string) => (await lead.list(`?flag=${flag}`)).length;
  expect(await list('approval_waiting')).toBe(1);
  const decision = { type: 'approval_decided', step: 'ask-lead', decision: 'approved', comment: 'Fine' } as const;
  const refused = await agent.send(run, decision);
  expect(ProblemSchema.parse(refused.json())).toMatchObject({ code: 'forbidden', status: 403 });
  expect(service.lines.some((line) => line.includes('"code":"forbidden"') && line.includes('9001'))).toBe(true);
  const approved = await lead.record(run, decision);
  expect(approved.history[0]).toMatchObject({ actor: { id: '9002', role: 'lead' } });
  expect(await list('approval_waiting')).toBe(0);
});

test('another account sees nothing: not the run, not its events, not its list', async () => {
  const run = onlyRun(await agent.open());
  const stranger = callerOf(service, await service.signIn({ zendesk: service.other }));
  expect((await stranger.get(`/v1/runs/${run.id}`)).statusCode).toBe(404);
  expect((await stranger.get(`/v1/runs/${run.id}/events`)).statusCode).toBe(404);
  expect((await stranger.get(`/v1/runs/${run.id}/stream`)).statusCode).toBe(404);
  expect((await stranger.send(run, fact('requester.paid', true))).statusCode).toBe(404);
  expect(await stranger.list()).toEqual([]);
  expect(onlyRun(await stranger.open()).id).not.toBe(run.id);
});

test('a wait is overdue when its day comes, without any event', async () => {
  let run = onlyRun(await agent.open());
  for (const [id, value] of [
    ['requester.paid', true],
    ['other.active', false],
  ] as const) {
    run = await agent.record(run, fact(id, value));
  }
  run = await agent.record(await agent.record(run, done('ask')), done('hold'));
  const overdue = async () => (await lead.list('?flag=hold_overdue')).length;
  expect((await lead.list())[0]?.wakeAt).toBe('2026-11-26T12:00:00.000Z');
  expect(await overdue()).toBe(0);
  service.clock.now = new Date('2026-11-26T12:00:00.000Z');
  agent = callerOf(service, await service.signIn());
  lead = callerOf(service, await service.signIn({ user: '9002' }));
  expect(await overdue()).toBe(1);
});

test('logs tell what happened and nothing about whom', async () => {
  await released();
  await agent.post('/v1/decisions', { workflow: 'tiny_release', facts: { 'a.b': { state: 'x' } } });
  await agent.get('/v1/runs?agent=jane@initech.example');
  const log = service.lines.join('');
  expect(log).toContain('/v1/runs/:runId/events');
  for (const secret of ['jane@', 'rita@', 'Rita', 'initech', 'taken', 'Bearer', 'eyJ', '127.0.0.1']) {
    expect(log).not.toContain(secret);
  }
});
