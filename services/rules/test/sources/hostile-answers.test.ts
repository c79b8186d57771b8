import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { Answer } from './_answering-server.ts';
import { about, closeAll, hostileGitlab, keys, rowsOf, withKeys } from './_hostile-gitlab.ts';
import { secrets } from './_sources.ts';
import { unusedAccount } from './_unused-account.ts';

const mebibyte = 1024 * 1024;
const account = unusedAccount().account;

afterEach(closeAll);

function dripping(response: ServerResponse): void {
  const drip = setInterval(() => response.write(' '), 50);
  response.once('close', () => clearInterval(drip));
}
function endless(response: ServerResponse): void {
  const piece = `[${'1,'.repeat(32_000)}`;
  const pour = () => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', pour);
  pour();
}
const bomb = gzipSync(Buffer.alloc(64 * mebibyte, ' '));
const packed = (body: Buffer, encoding: string): Answer => ({
  status: 200,
  headers: { 'content-encoding': encoding },
  write: (response) => void response.end(body),
});
const deep = (depth: number) => `${'[{"a":'.repeat(depth)}1${'}]'.repeat(depth)}`;
const login: Answer = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><title>Sign in</title>',
};

describe('an answer that', { timeout: 60_000 }, () => {
  it.each<[string, Parameters<typeof hostileGitlab>[0]]>([
    ['is a page to sign in at', about(() => login)],
    ['is no JSON', about(() => ({ status: 200, body: '{"id": 4101,' }))],
    ['is nothing', about(() => ({ status: 200, body: '' }))],
    ['is null', about(() => ({ status: 200, body: 'null' }))],
    ['is not there', about(() => ({ status: 404, body: { message: '404 Not found' } }))],
    ['is not there and never ends', about(() => ({ status: 404, write: endless }))],
    ['is a text', about(() => ({ status: 200, body: '"4101"' }))],
    ['is 100,000 levels deep', about(() => ({ status: 200, body: deep(100_000) }))],
    ['never ends', about(() => ({ status: 200, write: endless }))],
    ['comes a byte at a time', about(() => ({ status: 200, write: dripping }))],
    ['is an error that never ends', about(() => ({ status: 403, write: endless }))],
    ['is a redirect that never ends', about(() => ({ status: 302, headers: { location: '/' }, write: endless }))],
    ['unpacks to 64 MB', about(() => packed(bomb, 'gzip'))],
    ['is packed twice', about(() => packed(gzipSync(bomb), 'gzip, gzip'))],
    ['says that it is packed and is not', about(() => packed(Buffer.from('[]'), 'gzip'))],
    ['has other types', withKeys({ id: '4101', email: 7, plan: { name: 'premium' }, groups_count: 'none' })],
    ['has numbers beyond all bounds', withKeys({ id: 1e300, groups_count: '1e300', sign_in_count: 0.5 })],
    ['has negative ids', withKeys({ id: -4101, groups_count: null })],
    ['has another list where one thing should be', about((_asked, honest) => ({ ...honest, body: [rowsOf(honest)] }))],
    ['is accepted but not there yet', about(() => ({ status: 202, body: {} }))],
    ['is only a part', about((_asked, honest) => ({ ...honest, status: 206 }))],
    ['says its own length wrong', about(() => ({ status: 200, headers: { 'content-length': '90' }, body: '[]' }))],
    [
      'has more headers than fit',
      about(() => ({ status: 200, headers: { 'x-more': 'y'.repeat(40_000) }, body: '[]' })),
    ],
    ['asks to wait for ever', about(() => ({ status: 429, headers: { 'retry-after': '1e99' }, body: 'no' }))],
    ['asks to wait until no day', about(() => ({ status: 429, headers: { 'retry-after': 'never' }, body: 'no' }))],
  ])('%s leaves every fact open with a reason, in bounded time and memory', async (_name, change) => {
    const { read, calls, faults } = await hostileGitlab(change);
    const before = process.memoryUsage().rss;
    const findings = await read();
    expect([...findings.values()].filter(({ kind }) => kind !== 'unknown')).toEqual([]);
    expect(findings.size).toBe(keys.length);
    expect(faults).toEqual([]);
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * mebibyte);
    const told = JSON.stringify([calls, [...findings]]);
    for (const secret of [...Object.values(secrets), 'dana', '4101']) expect(told).not.toContain(secret);
  });

  it('is refused lets go of its connection', async () => {
    let closed = 0;
    const { read } = await hostileGitlab(
      about(() => ({
        status: 403,
        write: (response) => {
          response.once('close', () => (closed += 1));
          endless(response);
        },
      })),
    );
    await read(['gitlab.other.username']);
    await expect.poll(() => closed).toBeGreaterThan(0);
  });
});

describe('a value that', () => {
  it.each<[string, object]>([
    ['hides where it ends', { username: 'dana\u202Edlo' }],
    ['holds a control character', { username: 'dana\u0007' }],
    ['holds nothing one can see', { username: 'dana\u200B' }],
    ['is half a character', { username: 'dana\uD800' }],
    ['is a path', { username: '../../admin' }],
    ['is an address elsewhere', { username: 'https://evil.example/' }],
    ['is empty', { username: '' }],
    ['looks like another', { username: 'd\u0430na' }],
  ])('%s becomes no username', async (_name, row) => {
    const { read, faults } = await hostileGitlab((asked, honest) =>
      asked.url.includes('search=dana%40ferro') ? { status: 200, body: [{ ...account, ...row }] } : honest,
    );
    expect((await read(['gitlab.other.username'])).get('gitlab.other.username')).toMatchObject({
      kind: 'unknown',
      reason: { code: 'unexpected_answer' },
    });
    expect(faults).toEqual([]);
  });

  it.each(['yesterday', '+275760-09-13T00:00:00.000Z', '', '2026-13-45T99:99:99Z', '0'])(
    'is no moment (%j) becomes no sign-in and no age',
    async (moment) => {
      const { read, faults } = await hostileGitlab((asked, honest) =>
        asked.url.endsWith('/users/4101')
          ? { status: 200, body: { ...account, sign_in_count: 3, current_sign_in_at: moment, created_at: moment } }
          : honest,
      );
      const findings = await read(['gitlab.other.signed_in', 'gitlab.other.activity', 'gitlab.other.memberships']);
      expect([...findings.values()].map(({ kind }) => kind)).toEqual(['unknown', 'unknown', 'unknown']);
      expect(faults).toEqual([]);
    },
  );

  it('is missing is not one that is null', async () => {
    const { confirmed_at: _confirmed, sign_in_count: _count, ...plain } = account;
    const { read } = await hostileGitlab((asked, honest) =>
      asked.url.endsWith('/users/4101') ? { status: 200, body: plain } : honest,
    );
    const missing = await read(['gitlab.other.confirmed', 'gitlab.other.signed_in']);
    expect([...missing.values()]).toMatchObject([
      { kind: 'unknown', reason: { code: 'no_admin_view' } },
      { kind: 'unknown', reason: { code: 'no_admin_view' } },
    ]);
    const honest = await hostileGitlab((_asked, answer) => answer);
    expect([...(await honest.read(['gitlab.other.confirmed', 'gitlab.other.signed_in'])).values()]).toMatchObject([
      { kind: 'record', value: false },
      { kind: 'record', value: 'never' },
    ]);
  });
});
