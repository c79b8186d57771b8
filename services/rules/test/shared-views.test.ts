import { type RunView, RunViewSchema } from '@handrail/contract';
import { packSource, restorePack } from '@handrail/workflows';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSharedViews } from '../src/runs/shared-views.ts';
import { loadTinyPacks, startApp, type TestApp } from './_app.ts';
import { adminOf, callerOf, fact, onlyRun, ticket } from './_ticket.ts';

let service: TestApp;
/** On the same store, and works every view out anew. */
let forgetful: TestApp;
let agent: ReturnType<typeof callerOf>;
let lead: ReturnType<typeof callerOf>;
let anew: ReturnType<typeof callerOf>;
beforeEach(async () => {
  service = await startApp();
  const { store } = service;
  forgetful = await startApp({ openStore: async () => ({ ...store, close: async () => undefined }), viewsLast: 0 });
  const signedIn = await service.signIn();
  agent = callerOf(service, signedIn);
  anew = callerOf(forgetful, signedIn);
  lead = callerOf(service, await service.signIn({ user: '9002' }));
});
afterEach(async () => {
  await forgetful.close();
  await service.close();
});

async function viewOf({ id }: Pick<RunView, 'id'>, by = agent): Promise<RunView> {
  return RunViewSchema.parse((await by.get(`/v1/runs/${id}`)).json());
}

/** Asks thrice, so that the last answer is one that was kept, and holds it against one worked out anew. */
async function askedAgain(run: RunView): Promise<RunView> {
  await viewOf(run);
  await viewOf(run, lead);
  const view = await viewOf(run);
  expect(view).toEqual(await viewOf(run, anew));
  return view;
}

const later = (at: string, by: number) => new Date(Date.parse(at) + by);

test('a view is shown again within its second, and not after it', async () => {
  const run = onlyRun(await agent.open());
  const { at } = await viewOf(run);
  service.clock.now = later(at, 999);
  expect((await viewOf(run, lead)).at).toBe(at);
  service.clock.now = later(at, 1000);
  expect((await viewOf(run)).at).toBe(later(at, 1000).toISOString());
  service.clock.now = later(at, 999);
  expect((await viewOf(run)).at).toBe(later(at, 999).toISOString());
});

test('whatever changes what a run shows is shown at once', async () => {
  const run = onlyRun(await agent.open());
  const before = await askedAgain(run);
  await agent.record(before, fact('requester.paid', true));
  expect((await askedAgain(run)).seq).toBe(before.seq + 1);

  const chosen = await agent.post('/v1/runs', {
    workflow: 'tiny_release',
    subject: 'joe@initech.example',
    snapshot: ticket(),
  });
  const sibling = RunViewSchema.parse(chosen.json());
  await askedAgain(sibling);
  await agent.record(await askedAgain(run), {
    type: 'fact_corrected',
    fact: 'requester.paid',
    value: false,
    source: 'agent',
    evidence: null,
    reason: 'Looked again',
  });
  const paid = (await askedAgain(sibling)).facts.find(({ declaration }) => declaration.id === 'requester.paid');
  expect(paid?.fact).toMatchObject({ value: false });

  const ended = await agent.record(await askedAgain(run), {
    type: 'run_ended',
    ending: 'dismissed',
    why: 'withdrawn',
    into: null,
    note: null,
  });
  await askedAgain(run);
  await (await adminOf(service)).post(`/v1/runs/${run.id}/erase`, { because: 'The person asked for it' });
  expect(await askedAgain(run)).toMatchObject({ subject: null, seq: ended.seq + 1 });
});

test('a newer version of its workflow is told at once', async () => {
  const run = onlyRun(await agent.open());
  await askedAgain(run);
  const newer = loadTinyPacks().map((pack) =>
    restorePack(packSource(pack).replace(`"version":"${pack.workflow.version}"`, '"version":"0123456789ab"')),
  );
  service.library.replace(newer);
  forgetful.library.replace(newer);
  expect((await askedAgain(run)).newerVersion).toBe('0123456789ab');
});

test('another accounts file, pack or row of the store is seen', async () => {
  const run = onlyRun(await agent.open());
  const [pack] = loadTinyPacks();
  const stored = await service.store.load('desk', run.id);
  if (!pack || !stored) throw new Error('the run and its pack');
  const shared = openSharedViews(1000);
  const { now } = service.clock;
  let made = 0;
  const ask = (change: object) =>
    shared({ stored, pack, newest: pack, account: service.desk.account, ...change }, now, () => {
      made += 1;
      return run;
    });
  ask({});
  ask({ stored: structuredClone(stored) });
  expect(made).toBe(1);
  const changes = [
    { account: { ...service.desk.account } },
    { newest: null },
    { pack: { ...pack } },
    { stored: { ...stored, ticket: { id: 7, subject: null, requester: { name: 'Zoe', email: null } } } },
    { stored: { ...stored, siblings: stored.events } },
    { stored: { ...stored, erasedAt: 1 } },
  ];
  for (const change of changes) {
    ask(change);
    ask({});
  }
  expect(made).toBe(1 + 2 * changes.length);
});

test('no more views are kept than there is room for', async () => {
  const run = onlyRun(await agent.open());
  const [pack] = loadTinyPacks();
  const stored = await service.store.load('desk', run.id);
  if (!pack || !stored) throw new Error('the run and its pack');
  const shared = openSharedViews(1000);
  const made: string[] = [];
  const ask = (id: string) => {
    const named = { ...stored, run: { ...stored.run, summary: { ...stored.run.summary, id } } };
    shared({ stored: named, pack, newest: pack, account: service.desk.account }, service.clock.now, () => {
      made.push(id);
      return { ...run, id };
    });
  };
  for (let n = 0; n < 201; n += 1) ask(`run ${n}`);
  ask('run 200');
  ask('run 0');
  expect(made.length).toBe(202);
});
