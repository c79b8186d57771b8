import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes, type RunView, RunViewSchema } from '@handrail/contract';
import { loadWorkflows } from '@handrail/workflows';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountsOf } from '../src/accounts.ts';
import { SourceSettingsSchema } from '../src/sources/source-settings.ts';
import { newZendesk, startApp, type TestApp } from './_app.ts';
import { callerOf, done, fact, onlyRun, ticket } from './_ticket.ts';
import { commentAdded, deliver } from './_webhook.ts';
import { type Answer, answeringServer } from './sources/_answering-server.ts';
import { callName } from './sources/_case-answers.ts';
import { unusedAccount } from './sources/_unused-account.ts';

const loaded = loadWorkflows(join(import.meta.dirname, '../../../packages/workflows/packs'));
const packs = loaded.ok ? loaded.packs : [];
const wanted = 'dana@ferro.example';
const release = ticket({
  subject: 'email has already been taken',
  description: `Please release ${wanted}, GitLab says it has already been taken.`,
  requester: { name: 'Dana Ferro', email: 'dana.ferro@mail.example' },
});
/** Many calls over real HTTP, on whatever machine. */
const patience = { timeout: 60_000 };

let folder: string;
let world: ReturnType<typeof unusedAccount>;
let comments: object[];
let system: Awaited<ReturnType<typeof answeringServer>>;
let test: TestApp;
let agent: ReturnType<typeof callerOf>;

const written = (id: number, author: number) => ({
  id,
  author_id: author,
  created_at: '2026-11-23T12:30:00Z',
  via: { channel: 'web' },
  metadata: { flags: [] },
});

function zendeskAnswer(url: string): Answer | null {
  if (url.startsWith('/api/v2/tickets/7/comments')) {
    const users = [
      { id: 501, email: 'dana.ferro@mail.example', role: 'end-user' },
      { id: 502, email: wanted, role: 'end-user' },
    ];
    return { status: 200, body: { comments, users, meta: { has_more: false } } };
  }
  if (url.startsWith('/api/v2/tickets/7')) {
    return { status: 200, body: { ticket: { organization_id: null, requester_id: 501 } } };
  }
  if (url.startsWith('/api/v2/users/502/identities')) {
    const identities = [{ type: 'email', value: wanted, verification_method: 'full' }];
    return { status: 200, body: { identities } };
  }
  return null;
}

async function start(agents?: string[]): Promise<void> {
  const token = join(folder, 'token');
  writeFileSync(token, 'very-secret\n');
  const desk = await newZendesk('desk');
  const sources = SourceSettingsSchema.parse({
    gitlab: { url: system.origin, token: { file: token } },
    zendesk: { url: system.origin, client: { id: 'handrail', secret: { file: token } } },
    ...(agents ? { agents } : {}),
  });
  test = await startApp({
    packs,
    accounts: accountsOf([{ ...desk.account, sources }]),
    sourceLimits: { retryPause: 1 },
  });
  agent = callerOf(test, await test.signIn());
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'handrail-heard-'));
  world = unusedAccount();
  comments = [written(1, 501)];
  system = await answeringServer(
    (asked) => zendeskAnswer(asked.url) ?? world.answers[callName(asked)] ?? { status: 404, body: {} },
  );
});
afterEach(async () => {
  await test.close();
  await system.close();
  rmSync(folder, { recursive: true, force: true });
});

const read = async ({ id }: { id: string }) => RunViewSchema.parse((await agent.get(`/v1/runs/${id}`)).json());
const valueOf = (view: RunView, id: string) => {
  const known = view.facts.find(({ declaration }) => declaration.id === id)?.fact;
  return known?.state === 'known' ? known.value : null;
};
const lookOf = (view: RunView, id: string) => view.lookUps.find((look) => look.fact === id);
const asksForComments = () => system.asked.filter(({ url }) => url.includes('/tickets/7/comments')).length;
const looksOf = async ({ id }: { id: string }) => {
  const { events } = routes.listEvents.response.parse((await agent.get(`/v1/runs/${id}/events`)).json());
  return events.flatMap(({ seq, body }) => (body?.type === 'fact_looked_up' ? [{ seq, body }] : []));
};
/** Everything behind the answers so far is written. */
const settled = () => test.app.close();

/** Asked to write from the address, and no reply is there yet. */
async function awaitingReply(): Promise<RunView> {
  const opened = onlyRun(await agent.open(release));
  await expect.poll(async () => lookOf(await read(opened), 'other.found'), { timeout: 20_000 }).toBeDefined();
  let run = await read(opened);
  for (const { fact: id } of run.questions) {
    if (id === 'until.issue_367823') continue;
    run = await agent.record(run, fact(id, id === 'user.every_attempt_failed'));
  }
  await agent.record(await read(run), done('ask-reply'));
  await agent.open(release);
  await expect
    .poll(async () => lookOf(await read(run), 'reply.from'), { timeout: 20_000 })
    .toMatchObject({ result: 'unknown', reason: { code: 'no_reply' } });
  return read(run);
}

describe('a reply that comes in', patience, () => {
  it('is read by itself, although nothing was there a moment ago, for the agent of the run', async () => {
    await start();
    const run = await awaitingReply();
    comments.push(written(2, 502));
    expect((await deliver(test, commentAdded(7, { author: '502', commentId: '2' }))).statusCode).toBe(200);
    await expect.poll(async () => valueOf(await read(run), 'reply.from'), { timeout: 20_000 }).toBe(wanted);
    const after = await read(run);
    expect(after.outcome?.id).toBe('release');
    const looks = await looksOf(run);
    const [heard] = looks.flatMap(({ body }) => (body.purpose === 'heard' ? [body] : []));
    expect(heard).toMatchObject({ source: 'zendesk', agent: '9001' });
    expect(heard?.facts).toContainEqual(expect.objectContaining({ fact: 'reply.from', result: 'recorded' }));
  });

  it('by an agent, or on a ticket whose run has ended, is read by nobody', async () => {
    await start();
    const run = await awaitingReply();
    const before = asksForComments();
    await deliver(test, commentAdded(7, { author: '9005', isStaff: true, commentId: '2' }));
    const ended = { type: 'run_ended', ending: 'dismissed', why: 'not_needed', into: null, note: null } as const;
    await agent.record(await read(run), ended);
    await deliver(test, commentAdded(7, { author: '502', commentId: '3' }));
    await settled();
    expect(asksForComments()).toBe(before);
  });

  it('is not read where facts are looked up for other agents only', async () => {
    await start(['9005']);
    const run = onlyRun(await agent.open(release));
    await agent.record(run, fact('request.trigger', 'new_account'));
    await deliver(test, commentAdded(7, { author: '502', commentId: '2' }));
    await settled();
    expect(system.asked.filter(({ url }) => url.startsWith('/api/'))).toEqual([]);
  });
});

describe('an approval', patience, () => {
  const owners = [
    { id: 61, username: 'olga', name: 'Olga', state: 'active', access_level: 50, expires_at: null, created_by: null },
  ];
  const people = {
    bo: { id: 60, username: 'bo.chen', email: 'bo@acme.example', enterprise_group_id: 31 },
    olga: { id: 61, username: 'olga', email: 'olga@acme.example', enterprise_group_id: 31, last_activity_on: null },
  };
  const row = (person: object) => ({ ...world.account, sign_in_count: 3, ...person });

  beforeEach(() => {
    Object.assign(world.answers, {
      'GET /users?search=bo@acme.example': { status: 200, body: [row(people.bo)] },
      'GET /users/60': { status: 200, body: row(people.bo) },
      'GET /users/61': { status: 200, body: row(people.olga) },
      'GET /users/60/emails': { status: 200, body: [] },
      'GET /groups/31': { status: 200, body: { id: 31, full_path: 'acme' } },
      'GET /groups/acme/members': { status: 200, body: owners },
      'GET /pages/domains': { status: 200, body: [] },
    });
  });

  it('opens what its steps need, which is read for the agent and not for the one who approved', async () => {
    await start(['9001']);
    const user = ticket({
      subject: 'Change my primary email, I am leaving Acme',
      description: 'I am leaving the organization. My account is bo@acme.example, please make it bo@private.example.',
      requester: { name: 'Bo Chen', email: 'bo@acme.example' },
    });
    const chosen = { workflow: 'enterprise_email_user', subject: 'bo@acme.example', snapshot: user };
    const opened = RunViewSchema.parse((await agent.post('/v1/runs', chosen)).json());
    await agent.record(opened, fact('address.new', 'bo@private.example'));
    await expect.poll(async () => (await read(opened)).outcome?.id, { timeout: 20_000 }).toBe('send_initial');
    let run = await agent.record(await read(opened), done('send-initial'));
    const wishes = { type: 'fact_recorded', fact: 'user.wishes', value: 'proceed', source: 'customer' } as const;
    run = await agent.record(run, { ...wishes, evidence: null, note: null });
    run = await agent.record(run, fact('verification.result', 'passed'));
    run = await agent.record(run, { type: 'approval_asked', step: 'peer-review', question: 'Does it hold?' });
    await expect.poll(async () => (await looksOf(run)).length, { timeout: 20_000 }).toBeGreaterThan(0);
    const before = (await read(run)).seq;
    expect(valueOf(await read(run), 'owners.members')).toBeNull();
    const ben = callerOf(test, await test.signIn({ user: '9003' }));
    const decided = { type: 'approval_decided', step: 'peer-review', decision: 'approved', comment: '' } as const;
    await ben.record(await read(run), decided);
    await expect
      .poll(async () => valueOf(await read(run), 'owners.members'), { timeout: 20_000 })
      .toMatchObject([{ username: 'olga' }]);
    const last = (await looksOf(run)).at(-1);
    expect(last?.seq).toBeGreaterThan(before);
    expect(last?.body).toMatchObject({ purpose: 'heard', agent: '9001' });
    expect((await read(run)).outcome?.id).toBe('contact_owners');
  });
});
