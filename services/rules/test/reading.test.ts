import { type RunView, RunViewSchema, type TicketComment } from '@handrail/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startApp, type TestApp } from './_app.ts';
import { callerOf, done, fact, onlyRun, ticket } from './_ticket.ts';

let service: TestApp;
let agent: ReturnType<typeof callerOf>;
beforeEach(async () => {
  service = await startApp();
  agent = callerOf(service, await service.signIn());
});
afterEach(() => service.close());

const requester = { id: '501', name: 'Rita Requester', email: 'rita@initech.example' };
const comment = (text: string, change: Partial<TicketComment> = {}): TicketComment => ({
  id: '77',
  author: { id: requester.id, email: requester.email, role: 'end-user' },
  public: true,
  text,
  at: null,
  ...change,
});
const own = (change: Parameters<typeof ticket>[0] = {}) => ticket({ requester, ...change });
const valueOf = (run: RunView, id: string) => {
  const state = run.facts.find(({ declaration }) => declaration.id === id)?.fact;
  return state?.state === 'known' ? state.value : null;
};

describe('a run is opened unasked only where the ticket leaves no doubt about whom it is', () => {
  test.each([
    ["sean.o'brien@acme.example is taken", "sean.o'brien@acme.example"],
    ['Please free jane@initech.example\n\nBest regards,\nRita\nrita@private.example', 'jane@initech.example'],
    ['Please free jane@initech.example\n\n> From kim@other.example', 'jane@initech.example'],
    ['jane@initech.example, not git@gitlab.com:acme/web.git or logo@2x.png', 'jane@initech.example'],
  ])('%s', async (description, subject) => {
    expect(onlyRun(await agent.open(own({ description })))).toMatchObject({ subject });
  });

  test.each([
    ['two addresses', own({ description: 'jane@initech.example or jim@initech.example' })],
    ['a doubtful one', own({ description: "It is d'info@initech.example" })],
  ])('offered, not opened: %s', async (_what, snapshot) => {
    const { match, runs } = await agent.open(snapshot);
    expect(runs).toEqual([]);
    expect(match.candidates[0]?.workflow.id).toBe('tiny_release');
    expect(match.candidates.flatMap(({ subjects }) => subjects).join()).not.toMatch(/^info@|brien@/);
  });
});

describe('X43: where the requester names nobody the run asks first, whoever else names one', () => {
  const agents = { id: '1', email: 'a@b.example', role: 'agent' as const };
  test.each([
    ['an internal note', comment('jane@initech.example', { public: false })],
    ['an agent', comment('jane@initech.example', { author: agents })],
    ['a quote', comment('> jane@initech.example')],
  ])('%s', async (_who, one) => {
    const run = onlyRun(await agent.open(own({ description: 'Please help', comments: [one] })));
    expect(run.subject).toBeNull();
    expect(valueOf(run, 'address.wanted')).toBeNull();
    expect(run.proposals).toEqual([]);
  });
});

test('what was not read of a long ticket is answered with it', async () => {
  const { notRead } = await agent.open(own({ description: 'Please help', leftOut: { messages: 3, characters: 9 } }));
  expect(notRead).toEqual({ messages: 3, characters: 9 });
});

test('where a recorded value stood is told with it', async () => {
  const run = onlyRun(await agent.open(own({ description: 'Hello. Please free jane@initech.example. Thanks.' })));
  const state = run.facts.find(({ declaration }) => declaration.id === 'address.wanted')?.fact;
  expect(state).toMatchObject({ note: 'Please free jane@initech.example.', source: 'ticket' });
});

describe('the ticket says otherwise (X44)', () => {
  const start = async (description: string) => {
    const snapshot = own({ description });
    const answer = await agent.post('/v1/runs', {
      workflow: 'tiny_release',
      subject: 'jane@initech.example',
      snapshot,
    });
    return RunViewSchema.parse(answer.json());
  };
  const newRequester = { id: '502', name: 'Bob', email: 'bob@initech.example' };

  test('a value that nothing rests on follows the ticket', async () => {
    await start('jane@initech.example');
    const run = onlyRun(await agent.open(own({ requester: newRequester })));
    expect(valueOf(run, 'requester.email')).toBe('bob@initech.example');
    expect(run.proposals).toEqual([]);
  });

  test('a value that a step was done on stays', async () => {
    let run = await start('jane@initech.example');
    for (const [id, value] of [['requester.paid', false]] as const) run = await agent.record(run, fact(id, value));
    run = await agent.record(run, done('say-no'));
    const after = onlyRun(await agent.open(own({ requester: newRequester })));
    expect(valueOf(after, 'requester.email')).toBe('rita@initech.example');
  });

  test('another subject is proposed beside the run’s own, once, and never put in its place', async () => {
    await start('jane@initech.example');
    const comments = [comment('Sorry. It must be jim@initech.example.')];
    const otherwise = own({ description: 'Please release it', comments });
    const run = onlyRun(await agent.open(otherwise));
    expect(run.subject).toBe('jane@initech.example');
    expect(valueOf(run, 'address.wanted')).toBe('jane@initech.example');
    expect(run.proposals).toMatchObject([{ fact: 'address.wanted', says: 'It must be jim@initech.example.' }]);
    expect(onlyRun(await agent.open(otherwise)).seq).toBe(run.seq);
  });
});

test('what the requester’s words only suggest is proposed once, and taken by an ordinary answer', async () => {
  const answer = await agent.post('/v1/runs', {
    workflow: 'tiny_release',
    subject: null,
    snapshot: own({ description: "It is d'info@initech.example, please." }),
  });
  const run = RunViewSchema.parse(answer.json());
  expect(run.proposals).toMatchObject([
    {
      fact: 'address.wanted',
      value: "d'info@initech.example",
      source: 'ticket',
      says: "It is d'info@initech.example, please.",
    },
  ]);
  const snapshot = own({ description: "It is d'info@initech.example, please." });
  expect(onlyRun(await agent.open(snapshot)).seq).toBe(run.seq);
  const taken = await agent.record(run, fact('address.wanted', "d'info@initech.example"));
  expect(taken.proposals).toEqual([]);
  expect(valueOf(taken, 'address.wanted')).toBe("d'info@initech.example");
});
