import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunView, RunViewSchema } from '@handrail/contract';
import { loadWorkflows } from '@handrail/workflows';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountsOf } from '../src/accounts.ts';
import { SourceSettingsSchema } from '../src/sources/source-settings.ts';
import { newZendesk, startApp, type TestApp } from './_app.ts';
import { adminOf, callerOf, done, fact, onlyRun, ticket } from './_ticket.ts';
import { type Answer, answeringServer } from './sources/_answering-server.ts';
import { callName } from './sources/_case-answers.ts';
import { unusedAccount } from './sources/_unused-account.ts';

const loaded = loadWorkflows(join(import.meta.dirname, '../../../packages/workflows/packs'));
const packs = loaded.ok ? loaded.packs : [];

const release = ticket({
  subject: 'email has already been taken',
  description: 'Please release dana@ferro.example, GitLab says it has already been taken.',
  requester: { name: 'Dana Ferro', email: 'dana.ferro@mail.example' },
});
const secretToken = 'glpat-very-secret-token';
/** What is known of the person; the number stands alone, as four digits may come up in any random id. */
const namesOrNumbers = /dana|ferro|glpat|(?<![\w.-])4101(?![\w.-])/;

/** Many calls over real HTTP, on whatever machine. */
const patience = { timeout: 60_000 };

let folder: string;
let world: ReturnType<typeof unusedAccount>;
let gitlab: Awaited<ReturnType<typeof answeringServer>>;
let test: TestApp;
let caller: ReturnType<typeof callerOf>;
/** Every answer of GitLab, when it is in trouble. */
let trouble: Answer | null = null;

async function start(agents?: string[]): Promise<void> {
  const token = join(folder, 'token');
  writeFileSync(token, `${secretToken}\n`);
  const desk = await newZendesk('desk');
  const other = await newZendesk('other');
  const settings = { gitlab: { url: gitlab.origin, token: { file: token } }, ...(agents ? { agents } : {}) };
  const sources = SourceSettingsSchema.parse(settings);
  test = await startApp({
    packs,
    accounts: accountsOf([{ ...desk.account, sources }, other.account]),
    sourceLimits: { retryPause: 1 },
  });
  caller = callerOf(test, await test.signIn());
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'handrail-look-ups-'));
  world = unusedAccount();
  trouble = null;
  gitlab = await answeringServer(
    (asked) => trouble ?? world.answers[callName(asked)] ?? { status: 404, body: { message: '404 Not found' } },
  );
  await start();
});
afterEach(async () => {
  await test.close();
  await gitlab.close();
  rmSync(folder, { recursive: true, force: true });
});

const read = async (id: string): Promise<RunView> => RunViewSchema.parse((await caller.get(`/v1/runs/${id}`)).json());
const valueOf = (view: RunView, id: string) => {
  const known = view.facts.find(({ declaration }) => declaration.id === id)?.fact;
  return known?.state === 'known' ? known.value : null;
};
const lookOf = (view: RunView, id: string) => view.lookUps.find((look) => look.fact === id);

/** The run once its look-up has been written. */
async function lookedUp(): Promise<RunView> {
  const { id } = onlyRun(await caller.open(release));
  await expect.poll(async () => (await read(id)).lookUps.length, { timeout: 20_000 }).toBeGreaterThan(0);
  return read(id);
}
async function asked(run: RunView, facts: string[] = []): Promise<RunView> {
  const answer = await caller.post(`/v1/runs/${run.id}/look-up`, { facts });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return RunViewSchema.parse(answer.json());
}
const secondLook = (run: RunView, step: string, again = false) =>
  caller.post(`/v1/runs/${run.id}/second-look`, { step, again });
/** Sessions are shorter than what is waited for here. */
async function later(minutes: number): Promise<void> {
  test.clock.now = new Date(test.clock.now.getTime() + minutes * 60_000);
  caller = callerOf(test, await test.signIn());
}

describe('opening a ticket', patience, () => {
  it('answers before GitLab does, and leaves two questions at most once it has', async () => {
    const opened = onlyRun(await caller.open(release));
    expect(opened.lookUps).toEqual([]);
    const run = await lookedUp();
    expect(valueOf(run, 'other.found')).toBe('elsewhere');
    expect(valueOf(run, 'other.username')).toBe('dana-old');
    expect(valueOf(run, 'other.activity')).toBe('none');
    expect(valueOf(run, 'requester.plan')).toBe('paid');
    expect(run.questions.length).toBeLessThanOrEqual(2);
    const [known] = run.facts.filter(({ declaration }) => declaration.id === 'other.confirmed');
    expect(known?.fact).toMatchObject({ source: 'gitlab', evidence: `${gitlab.origin}/admin/users/dana-old` });
  });

  it('records one event a source: for whom, which calls, what became of which fact, and no values', async () => {
    const run = await lookedUp();
    const { events } = (await caller.get(`/v1/runs/${run.id}/events`)).json();
    const looks = events.filter(({ type }: { type: string }) => type === 'fact_looked_up');
    expect(looks[0].body).toMatchObject({ source: 'gitlab', agent: '9001', purpose: 'opened', before: null });
    expect(looks[0].body.endpoints).toContain('GET /api/v4/users/:id');
    expect(JSON.stringify(looks)).not.toMatch(namesOrNumbers);
  });

  it('says nothing in the log but templates, and no secret anywhere', async () => {
    const run = await lookedUp();
    const log = test.lines.join('\n');
    expect(log).toContain('GET /api/v4/users/:id/memberships');
    expect(log).not.toMatch(namesOrNumbers);
    expect(JSON.stringify(run)).not.toContain(secretToken);
    expect(gitlab.asked.every(({ headers }) => headers['private-token'] === secretToken)).toBe(true);
    expect(gitlab.asked.every(({ url }) => !url.includes('glpat'))).toBe(true);
  });

  it('asks GitLab nothing for an agent who is not of the group', async () => {
    await test.close();
    await start(['9005']);
    const run = onlyRun(await caller.open(release));
    const after = await asked(run);
    expect(after.lookUps).toEqual([]);
    expect(gitlab.asked).toEqual([]);
  });
});

describe('what a person said', patience, () => {
  it('stands, and GitLab’s word is proposed beside it', async () => {
    trouble = { status: 403 };
    const run = await lookedUp();
    const told = await caller.record(run, fact('other.activity', 'some'));
    trouble = null;
    await later(1);
    const after = await asked(told, ['other.activity']);
    expect(valueOf(after, 'other.activity')).toBe('some');
    expect(lookOf(after, 'other.activity')).toMatchObject({ result: 'differs' });
    expect(after.proposals).toMatchObject([{ fact: 'other.activity', value: 'none', source: 'gitlab' }]);
    const taken = await caller.record(after, {
      type: 'fact_corrected',
      fact: 'other.activity',
      value: 'none',
      source: 'agent',
      evidence: null,
      reason: 'GitLab says otherwise',
    });
    expect(valueOf(taken, 'other.activity')).toBe('none');
    expect(taken.proposals).toEqual([]);
  });

  it('is not refused as stale because a look-up brought in something else meanwhile', async () => {
    const opened = onlyRun(await caller.open(release));
    await lookedUp();
    const answer = await caller.send(opened, fact('request.trigger', 'new_account'));
    expect(answer.statusCode).toBe(200);
  });
});

describe('what a look-up starts from', patience, () => {
  it('is asked first, and its answer starts the look-up by itself', async () => {
    const unnamed = { ...release, description: 'GitLab says my email has already been taken. Please release it.' };
    const run = onlyRun(await caller.open(unnamed));
    expect(run.questions[0]?.fact).toBe('address.wanted');
    expect(run.canLookUp).not.toContain('other.found');
    await caller.record(run, fact('address.wanted', 'dana@ferro.example'));
    await expect.poll(async () => valueOf(await read(run.id), 'other.found'), { timeout: 20_000 }).toBe('elsewhere');
    expect((await read(run.id)).canLookUp).toContain('other.found');
  });

  it('is asked before what could then be read, also where the decision does not hang on it', async () => {
    const owner = ticket({
      subject: 'Update the email of our employee',
      description: 'As an owner of the group I would like the address of our employee nils@acme.example changed.',
      requester: { name: 'Lena Fischer', email: 'lena@acme.example' },
    });
    const run = onlyRun(await caller.open(owner));
    const order = run.questions.map(({ fact: id }) => id);
    expect(order.indexOf('group.path')).toBe(order.indexOf('requester.role') - 1);
    expect(new Set(order).size).toBe(order.length);
    expect(run.canLookUp).not.toContain('requester.role');
  });

  it('is not read again because another question was answered', async () => {
    trouble = { status: 403 };
    const run = await lookedUp();
    trouble = null;
    await later(1);
    const before = gitlab.asked.length;
    await caller.record(run, fact('request.trigger', 'new_account'));
    await test.app.close();
    expect(gitlab.asked).toHaveLength(before);
  });
});

describe('a source in trouble', patience, () => {
  it('leaves every question with its reason, and is asked again', async () => {
    trouble = { status: 429, headers: { 'retry-after': '30' }, body: 'Retry later' };
    const run = await lookedUp();
    expect(lookOf(run, 'other.found')).toMatchObject({ result: 'unknown', reason: { code: 'limited', detail: '30' } });
    expect(run.questions.length).toBeGreaterThan(2);
    trouble = null;
    await later(1);
    const after = await asked(run);
    expect(valueOf(after, 'other.found')).toBe('elsewhere');
  });
});

describe('erasing a run', patience, () => {
  it('takes what was looked up, in the store and in memory, and nothing reads for it again', async () => {
    const run = await lookedUp();
    const ended = { type: 'run_ended', ending: 'dismissed', why: 'not_needed', into: null, note: null } as const;
    const closed = await caller.record(await read(run.id), ended);
    const admin = await adminOf(test);
    expect((await admin.post(`/v1/runs/${closed.id}/erase`, { because: 'Asked for by the person' })).statusCode).toBe(
      200,
    );
    const left = JSON.stringify([await read(run.id), (await caller.get(`/v1/runs/${run.id}/events`)).json()]);
    expect(left).not.toMatch(/dana-old|(?<![\w.-])4101(?![\w.-])/);
    const before = gitlab.asked.length;
    expect((await caller.post(`/v1/runs/${run.id}/look-up`, { facts: [] })).statusCode).toBe(409);
    await caller.open(release);
    expect(gitlab.asked).toHaveLength(before);
    // The same questions on another ticket, within the minute that answers are kept: they are asked anew.
    const other = onlyRun(await caller.open({ ...release, id: 8 }));
    await expect.poll(async () => (await read(other.id)).lookUps.length, { timeout: 20_000 }).toBeGreaterThan(0);
    expect(gitlab.asked.slice(before).some(({ url }) => url.includes('/users/4101/memberships'))).toBe(true);
  });
});

/** Everything decided: the address may be released. */
async function decided(): Promise<RunView> {
  let run = await lookedUp();
  for (const { fact: id } of run.questions) {
    if (id === 'until.issue_367823') continue;
    run = await caller.record(run, fact(id, id === 'user.every_attempt_failed'));
  }
  run = await caller.record(run, done('ask-reply'));
  run = await caller.record(run, fact('reply.from', 'dana@ferro.example'));
  expect(run.outcome?.id).toBe('release');
  // The texts of the new steps name one more fact, which is looked up behind the answer.
  await expect.poll(async () => lookOf(await read(run.id), 'release.is_taken'), { timeout: 20_000 }).toBeDefined();
  return read(run.id);
}
const step = (run: RunView, id: string) => run.steps.find((one) => one.id === id);

describe('before a step that cannot be undone', patience, () => {
  it('what systems said is read again, and then the step opens', async () => {
    const run = await decided();
    expect(step(run, 'release-primary')).toMatchObject({ secondLook: { state: 'needed' }, mark: { state: 'todo' } });
    expect((await caller.send(run, done('release-primary'))).statusCode).toBe(422);
    await later(11);
    const before = gitlab.asked.length;
    const opened = RunViewSchema.parse((await secondLook(run, 'release-primary')).json());
    expect(gitlab.asked.length).toBeGreaterThan(before);
    expect(step(opened, 'release-primary')?.secondLook).toMatchObject({ state: 'passed', problems: [] });
    const ticked = await caller.record(opened, done('release-primary'));
    expect(step(ticked, 'release-primary')?.mark.state).toBe('done');
  });

  it('a sign-in between decision and click takes the decision back', async () => {
    const run = await decided();
    await later(11);
    const row = { ...world.account, sign_in_count: 1, current_sign_in_at: '2026-11-23T12:05:00.000Z' };
    world.answers['GET /users/4101'] = { status: 200, body: row };
    const after = RunViewSchema.parse((await secondLook(run, 'release-primary')).json());
    expect(after.outcome?.id).toBe('not_eligible');
    expect(valueOf(after, 'other.signed_in')).toBe('by_user');
    expect((await caller.send(after, done('release-primary'))).statusCode).toBe(422);
  });

  it('a failed look locks the step until a person says why it may be opened', async () => {
    const run = await decided();
    await later(11);
    trouble = { status: 503 };
    const failed = RunViewSchema.parse((await secondLook(run, 'release-primary')).json());
    expect(step(failed, 'release-primary')).toMatchObject({
      mark: { state: 'locked' },
      secondLook: {
        state: 'failed',
        problems: expect.arrayContaining([expect.objectContaining({ source: 'gitlab' })]),
      },
    });
    expect((await caller.send(failed, done('release-primary'))).statusCode).toBe(422);
    const overridden = await caller.record(failed, {
      type: 'second_look_overridden',
      step: 'release-primary',
      reason: 'Looked in Admin by hand',
    });
    expect(step(overridden, 'release-primary')).toMatchObject({
      mark: { state: 'todo' },
      secondLook: { state: 'overridden' },
    });
    expect((await caller.send(overridden, done('release-primary'))).statusCode).toBe(200);
  });

  it('holds ten minutes, and a late tick reads nothing', async () => {
    const run = await decided();
    const opened = RunViewSchema.parse((await secondLook(run, 'release-primary')).json());
    await later(25);
    const before = gitlab.asked.length;
    const again = RunViewSchema.parse((await secondLook(opened, 'release-primary')).json());
    expect(step(again, 'release-primary')?.secondLook?.state).toBe('old');
    expect((await caller.send(again, done('release-primary'))).statusCode).toBe(200);
    expect(gitlab.asked).toHaveLength(before);
  });

  it('nothing that the step itself changed undoes it afterwards', async () => {
    const run = await decided();
    const opened = RunViewSchema.parse((await secondLook(run, 'release-primary')).json());
    const ticked = await caller.record(opened, done('release-primary'));
    world.answers['GET /users?search=dana@ferro.example'] = { status: 200, body: [] };
    await later(60);
    const after = await asked(ticked, ['other.found', 'other.confirmed']);
    expect(valueOf(after, 'other.found')).toBe('elsewhere');
    expect(step(after, 'release-primary')?.mark.state).toBe('done');
    expect(after.outcome?.id).toBe('release');
  });
});
