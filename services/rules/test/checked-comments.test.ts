import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NeedsSchema, ProblemSchema, type RunView, type SentEventBody } from '@handrail/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accountsOf } from '../src/accounts.ts';
import { isCommentSeen } from '../src/runs/check-comment.ts';
import { SourceSettingsSchema } from '../src/sources/source-settings.ts';
import { newZendesk, startApp, type TestApp } from './_app.ts';
import { callerOf, fact, onlyRun, ticket } from './_ticket.ts';
import { type Answer, answeringServer } from './sources/_answering-server.ts';
import { testSources } from './sources/_sources.ts';

const jane = 'jane@initech.example';
const kim = 'kim@initech.example';
const users = [
  { id: 500, email: jane, role: 'end-user' },
  { id: 501, email: kim, role: 'end-user' },
  { id: 9001, email: 'ana@acme.example', role: 'agent' },
];
const comment = (id: number, author: number, flags: number[] = []) => ({
  id,
  author_id: author,
  created_at: '2026-11-23T13:00:00Z',
  via: { channel: 'email' },
  metadata: { flags },
});

let folder: string;
let comments: object[];
let known: object[];
let trouble: Answer | null;
let zendesk: Awaited<ReturnType<typeof answeringServer>>;
let service: TestApp;
let agent: ReturnType<typeof callerOf>;
let lead: ReturnType<typeof callerOf>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'handrail-comments-'));
  comments = [comment(30, 500), comment(31, 500), comment(32, 501), comment(33, 9001), comment(34, 500, [11])];
  known = users;
  trouble = null;
  zendesk = await answeringServer(({ url }): Answer => {
    if (url.startsWith('/oauth/tokens')) return { status: 200, body: { access_token: 'token', expires_in: 600 } };
    if (trouble) return trouble;
    if (url.startsWith('/api/v2/tickets/7/comments')) return { status: 200, body: { comments, users: known } };
    return { status: 404, body: { error: 'RecordNotFound' } };
  });
  const desk = await newZendesk('desk');
  const secret = join(folder, 'secret');
  writeFileSync(secret, 'very-secret-zendesk-client\n');
  const client = { id: 'handrail', secret: { file: secret } };
  const sources = SourceSettingsSchema.parse({ zendesk: { url: zendesk.origin, client } });
  service = await startApp({ accounts: accountsOf([{ ...desk.account, sources }]), sourceLimits: { retryPause: 1 } });
  agent = callerOf(service, await service.signIn());
  lead = callerOf(service, await service.signIn({ user: '9002' }));
});
afterEach(async () => {
  await service.close();
  await zendesk.close();
  rmSync(folder, { recursive: true, force: true });
});

const about = { fact: 'reply.from', value: jane, source: 'customer', evidence: null } as const;
const said = (commentId: string, author?: string, value = jane): SentEventBody => ({
  type: 'fact_recorded',
  ...about,
  value,
  note: null,
  commentId,
  ...(author === undefined ? {} : { author }),
});
const corrected = (commentId: string, value = jane): SentEventBody => ({
  type: 'fact_corrected',
  ...about,
  value,
  commentId,
  reason: 'So',
});

async function asked(): Promise<RunView> {
  const run = await agent.record(onlyRun(await agent.open(ticket())), fact('requester.paid', true));
  return agent.record(run, fact('other.active', false));
}
const flags = async () => NeedsSchema.parse((await lead.get('/v1/needs')).json()).needs.map(({ flag }) => flag);
const commentCalls = () => zendesk.asked.filter(({ url }) => url.includes('/comments')).length;

test('an answer whose comment stands on the ticket and is theirs needs no lead, whoever in copy wrote it', async () => {
  const run = await agent.record(await asked(), said('31', 'Jane@Initech.example'));
  expect(await flags()).not.toContain('consent_without_comment');
  await agent.record(run, corrected('30'));
  expect(await flags()).not.toContain('consent_without_comment');
  expect(commentCalls()).toBe(1);
});

test.each([
  ['stands on no such ticket', said('99', jane), 'Ticket 7 has no comment 99'],
  ['somebody else wrote', said('32', jane), `${jane} did not write that comment`],
  ['another address wrote than the answer gives', said('32', kim), `${jane} did not write that comment`],
  ['another address wrote, named by nobody', said('32'), `${jane} did not write that comment`],
  ['an agent wrote', said('33'), 'An agent wrote that comment'],
  ['an agent wrote in their name', said('34', jane), 'An agent wrote that comment'],
])('an answer with a comment that %s is refused, and nothing is recorded', async (_, body, detail) => {
  const run = await asked();
  const answer = await agent.send(run, body);
  expect(answer.statusCode).toBe(409);
  expect(ProblemSchema.parse(answer.json())).toMatchObject({
    code: 'conflict',
    detail,
    told: { refused: 'reply_not_shown' },
  });
  const { seq } = onlyRun(await agent.open(ticket()));
  expect(seq).toBe(run.seq);
});

test('an answer that gives one address is not shown by another’s comment, also where Zendesk cannot be asked', async () => {
  trouble = { status: 503, body: {} };
  const run = await asked();
  expect((await agent.send(run, said('32', kim))).statusCode).toBe(409);
  expect(onlyRun(await agent.open(ticket())).seq).toBe(run.seq);
});

test('a mail is by the address it was sent from, whatever other address its author has', async () => {
  const sent = { channel: 'email', source: { from: { address: kim } } };
  comments.push({ ...comment(35, 500), via: sent }, { ...comment(36, 501), via: { ...sent, source: {} } });
  const run = await agent.record(await asked(), said('35', kim, kim));
  expect((await agent.send(run, corrected('35'))).statusCode).toBe(409);
  await agent.record(run, corrected('36', kim));
});

test('a correction is checked as an answer is', async () => {
  const run = await agent.record(await asked(), said('31', jane));
  expect((await agent.send(run, corrected('33'))).statusCode).toBe(409);
});

test('a comment that came after Zendesk was last read is read anew', async () => {
  const run = await agent.record(await asked(), said('31', jane));
  comments.push(comment(35, 500));
  await agent.record(run, corrected('35'));
  expect(await flags()).not.toContain('consent_without_comment');
  expect(commentCalls()).toBe(2);
});

test.each<[string, () => void]>([
  ['Zendesk is down', () => (trouble = { status: 503, body: {} })],
  ['it cuts the line', () => (trouble = { status: 200, reset: true })],
  ['it does not let the service read', () => (trouble = { status: 403, body: {} })],
  ['it does not tell who wrote', () => (known = [])],
])('where %s the answer is recorded and the lead told; sent again it is the same', async (_, fail) => {
  const run = await asked();
  fail();
  const first = await agent.send(run, said('31', jane), 'same-key-twice');
  expect(first.statusCode).toBe(200);
  expect(await flags()).toContain('consent_without_comment');
  const again = await agent.send(run, said('31', jane), 'same-key-twice');
  expect([again.statusCode, again.json()]).toEqual([200, first.json()]);
  expect((await agent.send(run, said('32', jane), 'same-key-twice')).statusCode).toBe(409);
});

test('a page cannot say that a comment was, or was not, checked', async () => {
  const marked = { ...said('31', jane), commentUnchecked: true };
  await agent.record(await asked(), marked);
  expect(await flags()).not.toContain('consent_without_comment');
});

test('an answer does not wait for a Zendesk that is silent', async () => {
  trouble = { status: 200, write: () => undefined };
  expect(await isCommentSeen(testSources(zendesk.origin), 7, { commentId: '31' }, 1)).toBe(false);
  expect(await isCommentSeen(testSources(zendesk.origin, { without: ['zendesk'] }), 7, { commentId: '99' })).toBe(
    false,
  );
});
