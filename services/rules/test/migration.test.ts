import { MigrationSchema, ProblemSchema, RunViewSchema } from '@handrail/contract';
import { type Pack, packSource, restorePack } from '@handrail/workflows';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrationWords } from '../src/runs/migration-words.ts';
import { launchToken, launchOf, loadTinyPacks, startApp, type TestApp } from './_app.ts';
import { callerOf, fact, onlyRun, ticket } from './_ticket.ts';

/** The tiny workflow after its author changed the rule about activity. */
function changedPack(): Pack {
  const [pack] = loadTinyPacks();
  if (!pack) throw new Error('one pack');
  const source = packSource(pack)
    .replace('"reason":"The account is in use"', '"reason":"The account is in use, ask its owner"')
    .replace('"other.active":true', '"other.active":false')
    .replace(`"version":"${pack.workflow.version}"`, '"version":"0123456789ab"');
  return restorePack(source);
}

let before: TestApp;
let after: TestApp;
let old: ReturnType<typeof callerOf>;
let fresh: ReturnType<typeof callerOf>;

beforeEach(async () => {
  before = await startApp();
  // The same store, served by a later version of the service.
  after = await startApp({
    packs: [changedPack()],
    openStore: async () => ({ ...before.store, close: async () => undefined }),
  });
  old = callerOf(before, await before.signIn());
  const answer = await after.launch(await launchToken(after.desk, after.clock.now));
  fresh = callerOf(after, { authorization: `Bearer ${launchOf(answer.body).session.token}` });
});
afterEach(async () => {
  await after.close();
  await before.close();
});

test('a run stays on the version it was opened with, and says that there is a newer one', async () => {
  let run = onlyRun(await old.open());
  run = await old.record(run, fact('other.active', false));
  run = await old.record(run, fact('requester.paid', true));
  const seen = RunViewSchema.parse((await fresh.get(`/v1/runs/${run.id}`)).json());
  expect(seen).toMatchObject({ newerVersion: '0123456789ab', workflow: { version: run.workflow.version } });
  expect(seen.decision.outcome).toBe(run.decision.outcome);
  const other = onlyRun(await fresh.open(ticket({ id: 8 })));
  expect(other).toMatchObject({ newerVersion: null, workflow: { version: '0123456789ab' } });
});

test('the difference is shown first, and moving is an event', async () => {
  let run = onlyRun(await old.open());
  run = await old.record(run, fact('requester.paid', true));
  run = await old.record(run, fact('other.active', false));
  const preview = MigrationSchema.parse((await fresh.get(`/v1/runs/${run.id}/migration`)).json());
  expect(preview).toMatchObject({ from: run.workflow.version, to: '0123456789ab', outcome: 'refuse' });
  expect(preview.share).toBeGreaterThan(0);
  expect(preview.changes.map(({ to }) => to)).toContain('refuse');
  const none = { added: [], removed: [], changed: [] };
  expect(preview.words).toMatchObject({ before: run.handover.why, isDifferent: true, facts: none, texts: none });
  expect(preview.words.after).toMatch(/: The account is in use, ask its owner$/);
  expect(preview.words.rules).toMatchObject({ added: [], removed: [] });
  expect(preview.words.rules.changed).toEqual([expect.stringMatching(/^The account is in use, ask its owner: /)]);
  const moved = await fresh.record(run, {
    type: 'run_migrated',
    from: preview.from,
    to: preview.to,
    reason: 'The rule was corrected',
  });
  expect(moved).toMatchObject({ newerVersion: null, workflow: { version: '0123456789ab' }, outcome: { id: 'refuse' } });
  expect(moved.history[0]?.type).toBe('run_migrated');
  // The old service restores the version it never had from the store.
  expect(RunViewSchema.parse((await old.get(`/v1/runs/${run.id}`)).json()).outcome?.id).toBe('refuse');
});

test('a version that was kept and read again is the same as the one in the files', async () => {
  const [pack] = loadTinyPacks();
  if (!pack) throw new Error('one pack');
  const view = onlyRun(await old.open());
  const words = migrationWords({ pack: restorePack(packSource(pack)), view }, { pack, view });
  const none = { added: [], removed: [], changed: [] };
  expect(words).toMatchObject({ isDifferent: false, rules: none, facts: none, steps: none, texts: none });
});

test('a run moves to the newest version and to no other', async () => {
  const run = onlyRun(await old.open());
  const from = run.workflow.version;
  for (const [one, two] of [
    [from, 'ffffffffffff'],
    ['ffffffffffff', '0123456789ab'],
  ] as const) {
    const refused = await fresh.send(run, { type: 'run_migrated', from: one, to: two, reason: 'x' });
    expect(ProblemSchema.parse(refused.json()).code).toBe('conflict');
  }
});
