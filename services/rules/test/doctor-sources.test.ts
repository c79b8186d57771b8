import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkMarks } from '../src/doctor/check-marks.ts';
import { checkSources } from '../src/doctor/check-sources.ts';
import type { Account } from '../src/accounts.ts';
import { SourceSettingsSchema } from '../src/sources/source-settings.ts';
import { newZendesk } from './_app.ts';
import { type Answer, answeringServer } from './sources/_answering-server.ts';
import { callName, proofAnswers } from './sources/_case-answers.ts';

const now = () => Date.parse('2026-11-29T12:00:00Z');
const secret = 'a-very-secret-secret';

let folder: string;
let answers: Record<string, Answer>;
let server: Awaited<ReturnType<typeof answeringServer>>;
let account: Account;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'handrail-doctor-sources-'));
  writeFileSync(join(folder, 'secret'), secret);
  answers = { ...proofAnswers, 'POST /v1/analytics/logs': { status: 200, body: { items: [], pagination: {} } } };
  server = await answeringServer((asked) => answers[callName(asked)] ?? { status: 404, body: {} });
  const place = { file: join(folder, 'secret') };
  const sources = SourceSettingsSchema.parse({
    gitlab: { url: server.origin, token: place },
    mailgun: { url: server.origin, key: place, domains: {} },
    zendesk: { url: server.origin, client: { id: 'handrail', secret: place } },
  });
  account = { ...(await newZendesk('acme')).account, id: 'acme', sources };
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const said = async (one: Account = account) =>
  (await checkSources([one], now)).map(({ level, says }) => `${level} ${says}`);

test('each source that works is named with what it reads', async () => {
  expect(await said()).toEqual([
    'ok acme, GitLab: read with the view of administrators, and finds private addresses',
    'ok acme, Mailgun: read with its logs',
    'ok acme, Zendesk: read with comments, people and organizations',
  ]);
  // The proof itself reads nobody else's data.
  expect(server.asked.every(({ url }) => !url.includes('memberships'))).toBe(true);
});

test('a token that can write, sees too little or ends soon is named with what to do, and no secret is shown', async () => {
  const token = { scopes: ['api', 'admin_mode'], active: true, expires_at: '2026-12-04' };
  answers['GET /personal_access_tokens/self'] = { status: 200, body: token };
  answers['POST /v1/analytics/logs'] = { status: 401, body: 'Forbidden' };
  answers['POST /oauth/tokens'] = { status: 503, body: 'away' };
  const found = await checkSources([account], now);
  expect(found.map(({ level, says }) => `${level} ${says}`)).toEqual([
    'problem acme, GitLab: the token can write, so it is not used',
    'warning acme, GitLab: the token expires on 2026-12-04',
    'problem acme, Mailgun: the source refused our credentials',
    'problem acme, Zendesk: the source could not be reached',
  ]);
  expect(found.every(({ fix }) => fix !== null)).toBe(true);
  expect(JSON.stringify(found)).not.toContain(secret);
});

test('a token without the view of administrators is a problem although GitLab answers 200', async () => {
  answers['GET /users/7'] = { status: 200, body: { id: 7, username: 'handrail-reader', name: 'R', state: 'active' } };
  expect(await said()).toContain('problem acme, GitLab: the token has no administrator view');
});

test('what is not set up is said once an account has sources, and nothing where it has none', async () => {
  const sources = SourceSettingsSchema.parse({
    gitlab: { url: server.origin, token: { file: join(folder, 'secret') } },
  });
  expect(await said({ ...account, sources })).toContain(
    'warning acme, Mailgun: not set up, so its questions are answered by hand',
  );
  const { sources: _none, ...without } = account;
  expect(await said(without)).toEqual([]);
});

test('fields that carry workflow and outcome are found where end users see them, or they are no texts', async () => {
  const field = (type: string, isVisible: boolean) => ({
    status: 200,
    body: { ticket_field: { type, visible_in_portal: isVisible } },
  });
  answers['GET /api/v2/ticket_fields/801'] = field('text', false);
  answers['GET /api/v2/ticket_fields/802'] = field('text', true);
  answers['GET /api/v2/ticket_fields/803'] = field('integer', false);
  const marks = { tags: false, fields: { workflow: 801, outcome: 802, state: 803 } };
  const found = await checkMarks([{ ...account, marks }], now);
  expect(found.map(({ level, says }) => `${level} ${says}`)).toEqual([
    'ok acme: field 801 is a text that only agents see',
    'problem acme: end users can see field 802',
    'problem acme: field 803 is no text field',
  ]);
  expect(await checkMarks([{ ...account, marks: { ...marks, fields: { workflow: 804 } } }], now)).toMatchObject([
    { level: 'problem' },
  ]);
  const { sources: _, ...unread } = account;
  expect(await checkMarks([{ ...unread, marks }], now)).toMatchObject([{ level: 'warning' }]);
  expect(await checkMarks([account], now)).toEqual([]);
});
