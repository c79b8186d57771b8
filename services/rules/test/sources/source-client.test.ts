import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answerCache } from '../../src/sources/answer-cache.ts';
import type { Endpoints } from '../../src/sources/endpoint.ts';
import { gitlabEndpoints } from '../../src/sources/gitlab/endpoints.ts';
import { mailgunEndpoints } from '../../src/sources/mailgun/mailgun.ts';
import { sourceClient } from '../../src/sources/source-client.ts';
import { accountBulkhead, type SourceLimits, sourceLimits } from '../../src/sources/source-policy.ts';
import { SourceSettingsSchema } from '../../src/sources/source-settings.ts';
import { nextPage, sourceUrl } from '../../src/sources/source-url.ts';
import { zendeskEndpoints } from '../../src/sources/zendesk/zendesk.ts';
import { zendeskTokenEndpoints } from '../../src/sources/zendesk/token.ts';
import { type Answer, answeringServer, type Asked } from './_answering-server.ts';

const endpoints = {
  thing: {
    method: 'GET',
    template: '/things/:id',
    params: { id: 'number' },
    query: ['q'],
    answer: z.object({ a: z.number() }),
  },
  things: { method: 'GET', template: '/things', params: {}, query: ['q'], answer: z.array(z.number()) },
  place: {
    method: 'GET',
    template: '/places/:path',
    params: { path: 'path' },
    query: [],
    answer: z.object({ a: z.number() }),
  },
} as const satisfies Endpoints;

const closers: (() => Promise<void>)[] = [];
afterEach(() => Promise.all(closers.splice(0).map((close) => close())));

/** Any time will do but zero, which is no time to an LRU cache. */
const start = 1_000_000;

async function opened(answer: (asked: Asked, count: number) => Answer, change: Partial<SourceLimits> = {}) {
  let count = 0;
  const server = await answeringServer((asked) => answer(asked, (count += 1)));
  closers.push(() => server.close());
  const limits = { ...sourceLimits, retryPause: 1, ...change };
  const clock = { now: start };
  const client = sourceClient({
    source: 'gitlab',
    endpoints,
    base: new URL(`${server.origin}/under/here`),
    headers: async () => ({ 'private-token': 'secret' }),
    cache: answerCache(() => clock.now),
    bulkhead: accountBulkhead(limits),
    now: () => clock.now,
    limits,
  });
  return { server, client, clock, asked: server.asked };
}

const one = { params: { id: 1 } };
const fails = (code: string): unknown => expect.objectContaining({ reason: expect.objectContaining({ code }) });

describe('what can be asked of a source', () => {
  it('is reads alone, in every table', () => {
    const all = { ...gitlabEndpoints, ...mailgunEndpoints, ...zendeskEndpoints, ...zendeskTokenEndpoints };
    const posts = Object.values(all).filter(({ method }) => method !== 'GET');
    expect(posts.map(({ template }) => template).toSorted()).toEqual([
      '/api/graphql',
      '/oauth/tokens',
      '/v1/analytics/logs',
    ]);
    for (const { template } of Object.values(all)) expect(template).toMatch(/^\/[a-z0-9_/:]+$/i);
  });

  it('keeps the configured host, port and base path, whatever a value is', async () => {
    const { client, asked } = await opened(() => ({ status: 200, body: { a: 1 } }));
    await client.read('place', { params: { path: 'acme/web.shop' } });
    expect(asked.map(({ url }) => url)).toEqual(['/under/here/places/acme%2Fweb.shop']);
    const hostile = [
      '..',
      '../admin',
      'a/../b',
      '//evil.example',
      'http://evil.example/x',
      'a?b=c',
      'a#b',
      'a%2F..',
      '',
      ' a',
      'a\n',
      '-/x',
      '.git',
      'ä',
      'a//b',
      '@evil.example',
    ];
    for (const path of hostile) {
      await expect(client.read('place', { params: { path } })).rejects.toEqual(fails('input_missing'));
    }
    for (const id of ['1/../2', '1?x', 'x', '', '-1', '1.5', '1e3']) {
      await expect(client.read('thing', { params: { id } })).rejects.toEqual(fails('input_missing'));
    }
    expect(asked).toHaveLength(1);
  });

  it('sends no query value that the table does not name', async () => {
    const { client, asked } = await opened(() => ({ status: 200, body: { a: 1 } }));
    await expect(client.read('thing', { ...one, query: { sudo: '1' } })).rejects.toEqual(fails('input_missing'));
    await client.read('thing', { ...one, query: { q: 'a&sudo=1#x' } });
    expect(asked.map(({ url }) => url)).toEqual(['/under/here/things/1?q=a%26sudo%3D1%23x']);
  });

  it('goes over HTTPS, or stays on this machine', () => {
    const at = (url: string) => SourceSettingsSchema.safeParse({ gitlab: { url, token: 'GITLAB_TOKEN' } }).success;
    expect(at('https://gitlab.example/base')).toBe(true);
    expect(at('http://127.0.0.1:3000')).toBe(true);
    for (const url of [
      'http://gitlab.example',
      'https://user:pass@gitlab.example',
      'https://gitlab.example/?a',
      'ftp://gitlab.example',
      'file:///etc/passwd',
      'http://localhost.evil.example',
    ]) {
      expect([url, at(url)]).toEqual([url, false]);
    }
  });
});

describe('answers', () => {
  it('never follows a redirect', async () => {
    const { client, asked, server } = await opened(() => ({
      status: 302,
      headers: { location: `${server.origin}/under/here/things/2` },
    }));
    await expect(client.read('thing', one)).rejects.toEqual(fails('path_moved'));
    expect(asked).toHaveLength(1);
  });

  it('takes only paging values from a next page on the same path', () => {
    const here = sourceUrl(new URL('https://gitlab.example/base'), endpoints.things, {});
    const next = (link: string) => () => nextPage(`<${link}>; rel="next"`, here);
    expect(next('https://gitlab.example/base/things?page=2&sudo=1')()).toEqual({ page: '2' });
    expect(nextPage('<https://gitlab.example/base/things?page=1>; rel="first"', here)).toBeNull();
    for (const link of [
      'https://evil.example/base/things?page=2',
      'http://gitlab.example/base/things?page=2',
      'https://gitlab.example:8443/base/things?page=2',
      'https://gitlab.example/base/other?page=2',
      '//evil.example/',
      'nonsense',
    ]) {
      expect(next(link)).toThrow('next_page_elsewhere');
    }
  });

  it('reads lists to their end, and refuses those that do not end', async () => {
    const { client, server } = await opened(({ url }) => {
      const page = Number(new URL(url, 'http://x').searchParams.get('page') ?? '1');
      const link = `<${server.origin}/under/here/things?page=${page + 1}>; rel="next"`;
      return { status: 200, body: [page], ...(page < 3 || url.includes('q=endless') ? { headers: { link } } : {}) };
    });
    expect(await client.rows('things')).toEqual([1, 2, 3]);
    await expect(client.rows('things', { query: { q: 'endless' } })).rejects.toEqual(fails('list_not_complete'));
  });

  it.each<[string, Answer, string]>([
    ['refused', { status: 401 }, 'token_refused'],
    ['forbidden', { status: 403 }, 'forbidden'],
    ['in trouble', { status: 500 }, 'unreachable'],
    ['of another shape', { status: 200, body: { a: 'text' } }, 'unexpected_answer'],
    ['no JSON', { status: 200, body: '<html>' }, 'unexpected_answer'],
    ['cut off', { status: 0, reset: true }, 'unreachable'],
    ['too big', { status: 200, body: 'x'.repeat(6_000_000) }, 'unexpected_answer'],
    ['slow', { status: 200, body: { a: 1 }, delay: 3000 }, 'too_slow'],
  ])('that are %s leave the fact open', async (_name, answer, code) => {
    const { client } = await opened(() => answer, { call: 1500 });
    await expect(client.read('thing', one)).rejects.toEqual(fails(code));
  });

  it('that say "not there" are null', async () => {
    const { client } = await opened(() => ({ status: 404, body: { message: '404' } }));
    expect(await client.read('thing', one)).toBeNull();
  });
});

describe('load', () => {
  it('tries once more after 429, 502, 503 and a lost connection', async () => {
    for (const first of [{ status: 429 }, { status: 502 }, { status: 503 }, { status: 0, reset: true }]) {
      const { client, asked } = await opened((_asked, count) =>
        count === 1 ? first : { status: 200, body: { a: 1 } },
      );
      expect(await client.read('thing', one)).toEqual({ a: 1 });
      expect(asked).toHaveLength(2);
    }
  });

  it('does not try again when asked to wait long', async () => {
    const { client, asked } = await opened(() => ({
      status: 429,
      headers: { 'retry-after': '30' },
      body: 'Retry later',
    }));
    await expect(client.read('thing', one)).rejects.toMatchObject({ reason: { code: 'limited', detail: '30' } });
    expect(asked).toHaveLength(1);
  });

  it('leaves a source alone after five failures, then probes it once', async () => {
    let isDown = true;
    const { client, asked } = await opened(() => (isDown ? { status: 503 } : { status: 200, body: { a: 1 } }), {
      openFor: 60,
    });
    for (let id = 1; id <= 3; id += 1) {
      await expect(client.read('thing', { params: { id } })).rejects.toBeInstanceOf(Error);
    }
    const before = asked.length;
    await expect(client.read('thing', { params: { id: 9 } })).rejects.toEqual(fails('overloaded'));
    expect(asked).toHaveLength(before);
    isDown = false;
    await expect
      .poll(() => client.read('thing', { params: { id: 10 } }, { oldest: 0 }).catch(() => null))
      .toEqual({ a: 1 });
  });

  it('has at most four calls on their way', async () => {
    let open = 0;
    let most = 0;
    const { client } = await opened(() => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => (open -= 1), 15);
      return { status: 200, body: { a: 1 }, delay: 20 };
    });
    await Promise.all(Array.from({ length: 12 }, (_unused, id) => client.read('thing', { params: { id } })));
    expect(most).toBeLessThanOrEqual(4);
  });

  it('asks once while a question is on its way, and again when its answer has aged', async () => {
    const { client, clock, asked } = await opened(() => ({ status: 200, body: { a: 1 }, delay: 5 }));
    await Promise.all([client.read('thing', one), client.read('thing', one), client.read('thing', one, { oldest: 0 })]);
    expect(asked).toHaveLength(1);
    clock.now = start + 59_000;
    await client.read('thing', one);
    expect(asked).toHaveLength(1);
    await client.read('thing', one, { oldest: 10_000 });
    expect(asked).toHaveLength(2);
    clock.now = start + 200_000;
    await client.read('thing', one);
    expect(asked).toHaveLength(3);
  });

  it('keeps a failure for half a minute', async () => {
    const { client, clock, asked } = await opened(() => ({ status: 403 }));
    await expect(client.read('thing', one)).rejects.toBeInstanceOf(Error);
    clock.now = start + 29_000;
    await expect(client.read('thing', one)).rejects.toBeInstanceOf(Error);
    expect(asked).toHaveLength(1);
    clock.now = start + 31_000;
    await expect(client.read('thing', one)).rejects.toBeInstanceOf(Error);
    expect(asked).toHaveLength(2);
  });
});
