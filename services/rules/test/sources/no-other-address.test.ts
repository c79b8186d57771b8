import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Endpoint } from '../../src/sources/endpoint.ts';
import { gitlabEndpoints } from '../../src/sources/gitlab/endpoints.ts';
import { mailgunEndpoints } from '../../src/sources/mailgun/mailgun.ts';
import { sourceUrl } from '../../src/sources/source-url.ts';
import { Unreadable } from '../../src/sources/unreadable.ts';
import { zendeskEndpoints } from '../../src/sources/zendesk/zendesk.ts';
import type { Answer } from './_answering-server.ts';
import { closeAll, given, hostileGitlab, isAboutOthers, opened, withKeys } from './_hostile-gitlab.ts';
import { testSources } from './_sources.ts';

afterEach(closeAll);

describe('no address is ever fetched that a value brings', () => {
  it('whether a ticket, a fact or an answer names it', async () => {
    const trap = await opened(() => ({ status: 200, body: [] }));
    const urls = { web_url: trap.origin, avatar_url: trap.origin, next: trap.origin, email: 'dana@ferro.example' };
    const { read } = await hostileGitlab((asked, honest) =>
      isAboutOthers(asked)
        ? {
            ...withKeys(urls)(asked, honest),
            headers: { link: `<${trap.origin}/x>; rel="next"`, location: trap.origin },
          }
        : honest,
    );
    await read();
    await read(['gitlab.namespace.kind', 'gitlab.namespace.role', 'gitlab.group.owners', 'gitlab.account.primary'], {
      ...given,
      'namespace.path': `${trap.origin}/acme`,
      'group.path': `//${trap.origin.slice(7)}`,
      'account.username': trap.origin,
    });
    expect(trap.asked).toEqual([]);
  });

  const tables: Endpoint[] = [
    ...Object.values(gitlabEndpoints),
    ...Object.values(mailgunEndpoints),
    ...Object.values(zendeskEndpoints),
  ];
  const hostileArb = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '..',
      '.',
      '/',
      '%2e%2e',
      '..%2f..',
      '@evil.example',
      '//evil.example',
      '\\evil',
      'a\r\nx: y',
      '0x10',
      '１',
      'a/./b',
      'a/..',
      ';x',
      '?',
      '#',
    ),
    fc.webUrl(),
    fc.webPath(),
  );

  it('and no value leaves its place in the path', () => {
    const base = new URL('https://gitlab.example:8443/base');
    fc.assert(
      fc.property(fc.constantFrom(...tables), hostileArb, hostileArb, (endpoint, value, query) => {
        const params = Object.fromEntries(Object.keys(endpoint.params).map((name) => [name, value]));
        const [asked] = endpoint.query;
        let url: URL;
        try {
          url = sourceUrl(base, endpoint, { params, query: asked === undefined ? {} : { [asked]: query } });
        } catch (error) {
          expect(error).toBeInstanceOf(Unreadable);
          return;
        }
        expect(url.origin).toBe(base.origin);
        expect(url.username + url.password + url.hash).toBe('');
        const places = `/base${endpoint.template}`.split('/');
        expect(url.pathname.split('/')).toHaveLength(places.length);
        for (const [at, place] of places.entries())
          if (!place.startsWith(':')) expect(url.pathname.split('/')[at]).toBe(place);
        expect([...url.searchParams.keys()]).toEqual(asked === undefined ? [] : [asked]);
      }),
      { numRuns: 3000, seed: 20_260_301 },
    );
  });
});

describe('an access token of Zendesk', () => {
  it('that is no longer taken is fetched anew, and one with a line break is none', async () => {
    let tokens = 0;
    const server = await opened(({ url, headers }): Answer => {
      if (url.startsWith('/oauth')) {
        const body = { access_token: (tokens += 1) === 3 ? 'a\r\nx: y' : `token-${tokens}`, expires_in: 1e12 };
        return { status: 200, body };
      }
      const isTaken = headers.authorization === `Bearer token-${tokens}` && tokens > 1;
      return isTaken ? { status: 200, body: { identities: [] } } : { status: 401 };
    });
    const sources = testSources(server.origin, { without: ['gitlab', 'mailgun'] });
    const read = (id: number) => sources.forLookUp(0).zendesk?.client.read('identities', { params: { id } });
    await expect(read(1)).rejects.toMatchObject({ reason: { code: 'token_refused' } });
    expect(await read(2)).toEqual({ identities: [] });
    expect(tokens).toBe(2);
    expect((await sources.prove()).zendesk).toMatchObject({ problem: { code: 'unexpected_answer' } });
  });
});
