import { describe, expect, it } from 'vitest';
import { read } from './_ticket.ts';

const paths: [text: string, ...paths: string[]][] = [
  ['https://gitlab.com/acme/web', 'acme/web'],
  ['https://gitlab.com/acme/web.', 'acme/web'],
  ['(https://gitlab.com/acme/web)', 'acme/web'],
  ['[web](https://gitlab.com/acme/web)', 'acme/web'],
  ['<https://gitlab.com/acme/web>', 'acme/web'],
  ['https://gitlab.com/acme/web/-/jobs/4711', 'acme/web'],
  ['https://gitlab.com/acme/web/-/issues?state=all#x', 'acme/web'],
  ['https://gitlab.com/acme/web/issues/12', 'acme/web'],
  ['https://gitlab.com/acme/web/blob/main/README.md', 'acme/web'],
  ['https://gitlab.com/acme/web/tree/main', 'acme/web'],
  ['https://gitlab.com/acme/web.git', 'acme/web'],
  ['git@gitlab.com:acme/web.git', 'acme/web'],
  ['ssh://git@gitlab.com/acme/web.git', 'acme/web'],
  ['https://gitlab.com/groups/acme/-/group_members', 'acme'],
  ['https://gitlab.com/groups/acme/tools', 'acme/tools'],
  ['https://gitlab.com/acme', 'acme'],
  ['gitlab.com/acme/web', 'acme/web'],
  ['See gitlab.com/acme/web, please', 'acme/web'],
  ['GITLAB.COM/Acme/Web', 'Acme/Web'],
  ['https://GitLab.com/acme/web', 'acme/web'],
  ['http://gitlab.com:80/acme/web', 'acme/web'],
  ['https://kim:pw@gitlab.com/acme/web', 'acme/web'],
  [
    'https://gitlab.com/acme/web/-/jobs/1 and https://gitlab.com/acme/web and https://gitlab.com/acme/api',
    'acme/web',
    'acme/api',
  ],
  ['https://gitlab.com/acme/webのパイプライン', 'acme/web'],
  ['プロジェクトhttps://gitlab.com/acme/webです', 'acme/web'],
  ['https://gitlab.com/acme/sub/sub2/web', 'acme/sub/sub2/web'],
  ['https://docs.gitlab.com/ee/user/profile/'],
  ['docs.gitlab.com/ee/user/profile/'],
  ['https://notgitlab.com/evil/proj'],
  ['notgitlab.com/evil/proj'],
  ['https://gitlab.com.evil.example/evil/proj'],
  ['https://gitlab.com@evil.example/evil/proj'],
  ['https://evil.example/gitlab.com/evil/proj'],
  ['https://evil.example/?u=gitlab.com/evil/proj'],
  ['https://gitlab.acme.example/acme/web'],
  ['https://about.gitlab.com/pricing'],
  ['https://customers.gitlab.com/subscriptions'],
  ['https://gitlab.com/users/sign_in'],
  ['https://gitlab.com/users/password/edit'],
  ['https://gitlab.com/help/user/profile'],
  ['https://gitlab.com/-/profile/emails'],
  ['https://gitlab.com/-/user_settings/profile'],
  ['https://gitlab.com/admin/users/kim'],
  ['https://gitlab.com/api/v4/projects/1'],
  ['https://gitlab.com/dashboard/projects'],
  ['https://gitlab.com/explore'],
  ['https://gitlab.com/oauth/token'],
  ['https://gitlab.com/gitlab-org/gitlab/-/issues/416451'],
  ['https://gitlab.com/'],
  ['https://gitlab.com'],
  ['https://gitlab.com/acme/%E2%80%AEweb'],
];

describe('groups and projects are read from links of exactly the host', () => {
  it.each(paths)('%s', (text, ...expected) => {
    expect(read(text).namespaces.map(({ path }) => path)).toEqual(expected);
  });
});

describe('usernames', () => {
  it.each([
    ['I am @kim-lee.', ['kim-lee']],
    ['(@kim)', ['kim']],
    ['My username is kim_lee', ['kim_lee']],
    ['username: kim.lee.', ['kim.lee']],
    ['Benutzername: kim', ['kim']],
    ['Mein Benutzername lautet kim', ['kim']],
    ["Mon nom d'utilisateur est kim", ['kim']],
    ['Mi nombre de usuario es kim', ['kim']],
    ['ユーザー名は「kim」です', ['kim']],
    ['https://gitlab.com/users/kim', ['kim']],
    ['kim@acme.example', []],
    ['@types/node', []],
    ['a@b @all', []],
    ['https://a.example/@kim', []],
    ['username: kim@acme.example', []],
    ['logo@2x.png', []],
  ])('%s', (text, expected) => {
    expect(read(text).usernames.map(({ username }) => username)).toEqual(expected);
  });
});

it.each([
  ['We are on the Ultimate plan', ['paid']],
  ['our premium subscription', ['paid']],
  ['I am a free user', ['free']],
  ['Feel free to look', []],
  ['無料プランを使っています', ['free']],
])('%s: the plan', (text, expected) => {
  expect(read(text).plans.map(({ plan }) => plan)).toEqual(expected);
});
