import { createHash } from 'node:crypto';
import { type AuditFile, AuditFileSchema } from '@handrail/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { auditContent, signed } from '../src/audit/audit-file.ts';
import { keptSigningKey } from '../src/audit/signing-key.ts';
import { verifyAudit } from '../src/audit/verify-audit.ts';
import { chainEvent, chainStart } from '../src/store/chain.ts';
import { startApp, type TestApp } from './_app.ts';
import { callerOf, done, fact, onlyRun } from './_ticket.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let service: TestApp;
let published = '';
let text = '';
let disposition = '';
let run: { id: string };

beforeAll(async () => {
  service = await startApp();
  const agent = callerOf(service, await service.signIn());
  const opened = onlyRun(await agent.open());
  const paid = await agent.record(opened, fact('requester.paid', true));
  const idle = await agent.record(paid, fact('other.active', false));
  const asked = await agent.record(idle, done('ask'));
  run = await agent.record(asked, { type: 'mistake_reported', note: 'The page could say more' });
  const lead = callerOf(service, await service.signIn({ user: '9002' }));
  const answer = await lead.get(`/v1/runs/${run.id}/audit`);
  disposition = String(answer.headers['content-disposition']);
  text = answer.body;
  const keys = (await service.app.inject('/v1/audit-keys')).json<{ keys: { publicKey: string }[] }>();
  published = keys.keys[0]?.publicKey ?? '';
}, 60_000);
afterAll(() => service.close());

const fileOf = (json: string): AuditFile => AuditFileSchema.parse(JSON.parse(json));
/** The file as it came, with something done to it. */
function changed(change: (file: AuditFile) => void): string {
  const file = fileOf(text);
  change(file);
  return JSON.stringify(file);
}

test('an exported file holds: signature, chain and decision', () => {
  const { holds, says } = verifyAudit(text, published);
  expect(says).toEqual([
    expect.stringMatching(/^Signature: holds/),
    expect.stringMatching(/^Chain: \d+ events follow one another/),
    expect.stringMatching(/^Decision: worked out again from the events, it is the same/),
  ]);
  expect(holds).toBe(true);
  expect(disposition).toContain(`${run.id}.audit.json`);
  expect(fileOf(text).events.length).toBeGreaterThanOrEqual(5);
});

test('the order of keys and white space are no tampering', () => {
  const turned: unknown = JSON.parse(text, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toReversed())
      : value,
  );
  expect(verifyAudit(JSON.stringify(turned, null, 4), published).holds).toBe(true);
});

test('only a lead of the account gets the file', async () => {
  const agent = callerOf(service, await service.signIn());
  expect((await agent.get(`/v1/runs/${run.id}/audit`)).statusCode).toBe(403);
  const elsewhere = callerOf(service, await service.signIn({ zendesk: service.other, user: '9002' }));
  expect((await elsewhere.get(`/v1/runs/${run.id}/audit`)).statusCode).toBe(404);
});

/** Hashes every event anew, as somebody would who knows how the chain is made. */
function rechained(file: AuditFile): void {
  let previous = chainStart;
  file.events = file.events.map(({ id, runId, seq, at, actor, key, body, salt, basis }) => {
    if (!body || !salt) throw new Error('not erased here');
    const event = chainEvent(file.account, previous, { id, runId, seq, at, actor, key, body, basis }, salt);
    previous = event.hash;
    return { ...event, salt };
  });
  file.end = { seq: file.events.length, head: previous };
}

describe('refused', () => {
  const ways: [name: string, json: () => string, says: RegExp][] = [
    [
      'a value that was changed',
      () =>
        changed(({ events }) => {
          for (const { body } of events) if (body?.type === 'mistake_reported') body.note = 'All was well';
        }),
      /^Chain: broken at event \d+: its values were changed/,
    ],
    [
      'a changed value with the chain hashed anew',
      () =>
        changed((file) => {
          for (const { body } of file.events) if (body?.type === 'mistake_reported') body.note = 'All was well';
          rechained(file);
        }),
      /^Signature: does not hold/,
    ],
    [
      'a tail that was cut off, with the end moved',
      () =>
        changed((file) => {
          file.events.pop();
          const last = file.events.at(-1);
          file.end = { seq: file.events.length, head: last?.hash ?? chainStart };
        }),
      /^Signature: does not hold/,
    ],
    [
      'an event that was taken out of the middle',
      () => changed(({ events }) => void events.splice(2, 1)),
      /^Chain: broken at event 3: event 3 is missing/,
    ],
    [
      'another outcome than the events lead to',
      () => changed((file) => void (file.run.outcome = 'release')),
      /^Decision: the events lead to/,
    ],
    [
      'who acted',
      () =>
        changed(({ events }) => {
          for (const { actor } of events) if (actor.role === 'agent') actor.id = '4711';
        }),
      /^Chain: broken/,
    ],
    [
      'a workflow that says otherwise',
      () => changed((file) => void (file.workflowSource = '{}')),
      /^Signature: does not/,
    ],
  ];

  test.each(ways)('%s', (_name, json, says) => {
    const report = verifyAudit(json(), published);
    expect(report.holds).toBe(false);
    expect(report.says).toContainEqual(expect.stringMatching(says));
  });

  test('a file signed with another key, even one that it names', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'handrail-audit-'));
    const other = keptSigningKey(folder);
    expect(keptSigningKey(folder).id).toBe(other.id);
    rmSync(folder, { recursive: true });
    const stored = await service.store.load('desk', run.id);
    if (!stored) throw new Error('no run');
    const content = auditContent(
      { account: 'desk', origin: '', stored, workflowSource: null, by: '9002' },
      new Date('2026-11-23T12:00:00Z'),
    );
    expect(verifyAudit(JSON.stringify(signed(content, other)), other.publicKey).holds).toBe(true);
    expect(verifyAudit(JSON.stringify(signed(content, other)), published).holds).toBe(false);
  });

  test('what is no audit file, in words', () => {
    expect(verifyAudit('half a fi', published).says).toEqual([expect.stringContaining('not JSON')]);
    expect(verifyAudit('{"format":"other"}', published).says).toEqual([expect.stringContaining('format')]);
  });
});

test('an auditor needs no code of ours: the signature by RFC 8785, the chain by SHA-256', () => {
  const sort = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sort);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, inner]) => [name, sort(inner)]),
    );
  };
  const json = (value: unknown) => JSON.stringify(sort(value));
  const sha256 = (value: string) => createHash('sha256').update(value).digest('hex');
  const file = z.looseObject({ account: z.string(), events: z.array(z.looseObject({})) }).parse(JSON.parse(text));
  let previous = '0'.repeat(64);
  for (const event of file.events) {
    const { actor, body, salt } = z
      .looseObject({ actor: z.looseObject({ id: z.string(), role: z.string() }) })
      .parse(event);
    const digest = sha256(
      `${String(salt)}\n${json({ body, name: actor['name'], ...(event['basis'] ? { basis: event['basis'] } : {}) })}`,
    );
    expect(event['digest']).toBe(digest);
    const { at, id, key, runId, seq, type } = event;
    const record = {
      account: file.account,
      actor: { id: actor.id, role: actor.role },
      at,
      digest,
      id,
      key,
      runId,
      seq,
      type,
    };
    previous = sha256(`${previous}\n${json(record)}`);
    expect(event['hash']).toBe(previous);
  }
});
