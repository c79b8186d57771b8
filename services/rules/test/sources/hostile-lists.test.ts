import { afterEach, describe, expect, it } from 'vitest';
import type { Answer, Asked } from './_answering-server.ts';
import { closeAll, hostileGitlab } from './_hostile-gitlab.ts';
import { unusedAccount } from './_unused-account.ts';

const account = unusedAccount().account;

afterEach(closeAll);

describe('a list that', { timeout: 30_000 }, () => {
  const memberships = ['gitlab.other.memberships'] as const;
  const onMemberships = (answer: (asked: Asked, origin: string) => Answer) =>
    hostileGitlab((asked, honest, origin) => (asked.url.includes('4101/memberships') ? answer(asked, origin) : honest));
  const here = (origin: string, query: string) => `<${origin}/api/v4/users/4101/memberships?${query}>; rel="next"`;

  it.each<[string, (asked: Asked, origin: string) => Answer, string]>([
    [
      'goes on at its own page',
      (_asked, origin) => ({ status: 200, headers: { link: here(origin, 'page=1') }, body: [] }),
      'list_not_complete',
    ],
    [
      'goes on at another host',
      () => ({
        status: 200,
        headers: { link: '<https://evil.example/api/v4/users/4101/memberships?page=2>; rel="next"' },
        body: [],
      }),
      'next_page_elsewhere',
    ],
    [
      'goes on behind other words',
      (_asked, origin) => ({
        status: 200,
        headers: { link: here(origin, 'page=2').replace('; rel', '; title="x"; rel') },
        body: [],
      }),
      'list_not_complete',
    ],
    [
      'goes on although nothing links there',
      () => ({ status: 200, headers: { 'x-next-page': '2' }, body: [] }),
      'list_not_complete',
    ],
    [
      'breaks off on its second page',
      ({ url }, origin) =>
        url.includes('page=2') ? { status: 403 } : { status: 200, headers: { link: here(origin, 'page=2') }, body: [] },
      'list_not_complete',
    ],
    [
      'is gone on its second page',
      ({ url }, origin) =>
        url.includes('page=2') ? { status: 404 } : { status: 200, headers: { link: here(origin, 'page=2') }, body: [] },
      'list_not_complete',
    ],
  ])('%s proves nothing', async (_name, answer, code) => {
    const { read, server } = await onMemberships(answer);
    expect((await read(memberships)).get(memberships[0])).toMatchObject({ kind: 'unknown', reason: { code } });
    expect(server.asked.filter(({ url }) => url.includes('4101/memberships')).length).toBeLessThanOrEqual(20);
  });

  const row = { source_id: 1, source_type: 'Project', access_level: 30 };

  it('fills its page and says nothing about a next one has no proven end', async () => {
    const { read } = await onMemberships(() => ({ status: 200, body: Array.from({ length: 100 }, () => row) }));
    expect((await read(memberships)).get(memberships[0])).toMatchObject({ reason: { code: 'list_not_complete' } });
  });

  it('has a hundred thousand rows on one page is no list', async () => {
    const { read, faults } = await onMemberships(() => ({
      status: 200,
      body: Array.from({ length: 60_000 }, () => row),
    }));
    expect((await read(memberships)).get(memberships[0])).toMatchObject({ reason: { code: 'unexpected_answer' } });
    expect(faults).toEqual([]);
  });

  it('ends its next address with ten thousand brackets is read as quickly as any', async () => {
    const { read } = await onMemberships(() => ({ status: 200, headers: { link: '<'.repeat(10_000) }, body: [] }));
    expect((await read(memberships)).get(memberships[0])).toMatchObject({ kind: 'record', value: false });
  });
});

describe('a group', { timeout: 30_000 }, () => {
  const members = (change: object) =>
    hostileGitlab((asked, honest) => {
      const row = { id: 4101, username: 'olga', state: 'active', access_level: 50, expires_at: null };
      if (asked.url.includes('/groups/acme/members')) return { status: 200, body: [{ ...row, ...change }] };
      if (asked.url.endsWith('/users/4101'))
        return { status: 200, body: { ...account, last_activity_on: '2026-11-01' } };
      return honest;
    });
  const owners = async (change: object) =>
    (await (await members(change)).read(['gitlab.group.owners'], { 'group.path': 'acme' })).get('gitlab.group.owners');

  it('whose owner has a name of marks and pictures keeps the owner, without what nobody sees', async () => {
    expect(await owners({ name: 'Olga \u202E\u0007👩\u200D💻\uD800' })).toMatchObject({
      kind: 'record',
      value: [{ username: 'olga', name: 'Olga 👩💻\uFFFD' }],
    });
  });

  it('whose owner is a hidden name, or was added by one, is not known', async () => {
    for (const change of [
      { username: 'olg\u200Ba' },
      { created_by: { username: 'olga\u202E' } },
      { expires_at: 'never' },
    ])
      expect(await owners(change)).toMatchObject({ kind: 'unknown', reason: { code: 'unexpected_answer' } });
  });
});
