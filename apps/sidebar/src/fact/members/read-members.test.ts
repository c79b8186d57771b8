import { describe, expect, test } from 'vitest';
import { readMembers } from './read-members.ts';

const read = (text: string, isDirectList = false) => readMembers(text, { today: '2026-11-30', isDirectList });
const people = (text: string, isDirectList = false) =>
  read(text, isDirectList).members.map(({ username, role, direct, lastActivity }) => [
    username,
    role,
    direct,
    lastActivity,
  ]);
const left = (text: string) => read(text).left.map(({ why }) => why);

/** As a browser copies the page: avatars by their letter, dates without the words of their icons. */
const page = `Account
Source
Role
Expiration
Activity
A
Ana Diaz
@ana.diaz
Direct member by
Lea Kim
Owner
Jan 12, 2021
Feb 02, 2022
Nov 20, 2026
B
Ben Ode
@ben It's you
Inherited from
Owner
Owner
Deploy Bot
@group_42_bot_ab12
Direct member by Ana Diaz
Maintainer
Last activity: 3 Oct 2026
`;

describe('a members page', () => {
  test('gives each member with name, role, source and who added them', () => {
    expect(read(page)).toMatchObject({
      form: 'page',
      left: [],
      missing: null,
      members: [
        { username: 'ana.diaz', name: 'Ana Diaz', role: 'owner', direct: true, addedBy: 'Lea Kim', isBot: false },
        { username: 'ben', name: 'Ben Ode', role: 'owner', direct: false, addedBy: null },
        { username: 'group_42_bot_ab12', role: 'maintainer', direct: true, addedBy: 'Ana Diaz', isBot: true },
      ],
    });
  });

  test('takes no date for the last activity that does not say so, and none that is not certainly a day', () => {
    expect(read(page).members.map(({ lastActivity }) => lastActivity)).toEqual([null, null, '2026-10-03']);
    const active = (text: string) => people(`@ana\nOwner\nDirect member\nLast activity\n${text}`)[0]?.[3];
    expect(active('Nov 20, 2026')).toBe('2026-11-20');
    for (const text of ['03/04/2026', '31 Feb 2026', '2026-13-01', 'yesterday', '20 nov'])
      expect(active(text)).toBeNull();
  });

  test('takes a role and a source only from their own columns', () => {
    expect(people('@dev\nDirect member by Olivia Owner\nDeveloper')).toEqual([['dev', 'developer', true, null]]);
    expect(people('@dev\tDirect member by Olivia Owner\tDeveloper')).toEqual([['dev', 'developer', true, null]]);
    expect(people('Owner\n@dev\nIndirect\nGuest')).toEqual([['dev', 'guest', false, null]]);
    expect(people('@x\nPrivate\nOwner\n@y\nInvited group\nDirect member\nOwner')).toEqual([
      ['x', 'owner', false, null],
      ['y', 'owner', false, null],
    ]);
    expect(people('@jo jo@acme.example Owner Direct member Last activity 2026-05-02')).toEqual([
      ['jo', 'owner', true, '2026-05-02'],
    ]);
    expect(people('@kay  Owner Direct member Last activity 2026-03-14')).toEqual([
      ['kay', 'owner', true, '2026-03-14'],
    ]);
  });

  test.each([
    ['role', '@ana\nMiembro directo\nPropietario'],
    ['role', '@ana Direct member by Olivia Owner Developer'],
    ['source', '@ana\nMiembro directo\nOwner'],
    ['source', '@ana\nOwner'],
    ['source', '@ana\nDirect member\nInherited from\nacme\nOwner'],
    ['inactive', '@ana\nBlocked\nDirect member\nOwner'],
    ['request', '@ana\nRequested 2 days ago\nOwner'],
    ['request', 'Account\nRequested\nRole\nAna\n@ana\nDirect member\nOwner'],
  ])('leaves a row out and says why: %s', (why, text) => {
    expect(read(text)).toMatchObject({ members: [], left: [{ why, text: expect.stringContaining('@ana') }] });
  });

  test('lets nobody become an owner by the name of the person below', () => {
    const named =
      '@ana\nDirect member\nIncident Manager\nOwner\n@bo\nDirect member\nGuest\nCy\n@cy\nDirect member\nGuest';
    expect(left(named)).toEqual(['role']);
  });

  test('is told from the whole list', () => {
    const one = '@ana\nDirect member\nOwner\n';
    expect(read(`Members 133\n${one}`).missing).toEqual({ here: 1, of: 133 });
    expect(read(`Members\n1,204\n${one}`).missing).toEqual({ here: 1, of: 1204 });
    expect(read(`${one}Prev\n1\n2\nNext`).missing).toEqual({ here: 1, of: null });
    expect(read(`${one}Page 1 of 7`).missing).toEqual({ here: 1, of: null });
    expect(read(`Members\n1\n${one}`).missing).toBeNull();
  });

  test('names people once, by the membership that is direct', () => {
    expect(people('@ana\nInherited from\nacme\nOwner\n@Ana\nDirect member\nReporter')).toEqual([
      ['Ana', 'reporter', true, null],
    ]);
  });

  test('gives nobody where no username stands, and takes many members in one go', () => {
    expect(read('Nothing to see, write to help@initech.example')).toMatchObject({ members: [], left: [] });
    const many = Array.from({ length: 600 }, (_none, at) => `@m${at}\nDirect member\n${at < 3 ? 'Owner' : 'Guest'}`);
    expect(read(many.join('\n'))).toMatchObject({ members: [{}, {}, {}], omitted: 597 });
    expect(read(`Members 700\n${many.join('\n')}`).missing).toEqual({ here: 600, of: 700 });
  });
});

describe('an export', () => {
  test('of group members gives roles and sources by their columns', () => {
    const csv = `Username,Name,Access granted,Access expires,Max role,Source
ana,"Diaz, Ana ""Owner""",2021-07-07 15:33:29,,Owner,Direct member
ben,Ben,2021-07-07 15:33:29,,Owner,Inherited member
cy,Cy,2021-07-07 15:33:29,2026-11-01,Owner,Direct member
dee,Dee,2021-07-07 15:33:29,,Entwickler,Direct member
eve,Eve,2021-07-07 15:33:29,,Owner,Descendant member`;
    expect(read(csv)).toMatchObject({ form: 'csv', missing: null });
    expect(read(csv).members[0]).toMatchObject({ username: 'ana', name: 'Diaz, Ana "Owner"', email: null });
    expect(people(csv)).toEqual([
      ['ana', 'owner', true, null],
      ['ben', 'owner', false, null],
      ['eve', 'owner', false, null],
    ]);
    expect(left(csv)).toEqual(['expired', 'role']);
  });

  test('in detail counts rows of the group itself only', () => {
    const csv = `Name,Username,Email,Path,Group or project name,Type,Role,Role type,Membership type,Membership status,Membership source,Access granted,Access expiration,Last activity
Ana,ana,ana@acme.example,acme,Acme,Group,Owner,default,direct,approved,acme,2024-12-05T03:32:11Z,,2026-11-20T01:02:03Z
Ben,ben,ben@acme.example,acme/sub,Sub,Sub Group,Owner,default,direct,approved,acme/sub,2024-12-05T03:32:11Z,,
Cy,cy,,acme,Acme,Group,Owner,default,direct,pending,acme,2024-12-05T03:32:11Z,,
Dee,dee,dee@acme.example,acme,Acme,Group,Delete (Custom role),custom,shared,approved,other,2024-12-05T03:32:11Z,,`;
    expect(people(csv)).toEqual([
      ['ana', 'owner', true, '2026-11-20'],
      ['dee', 'other', false, null],
    ]);
    expect(read(csv).members[0]?.email).toBe('ana@acme.example');
    expect(left(csv)).toEqual(['elsewhere', 'request']);
  });

  test('of user permissions does not say who is a direct member, and nothing is guessed', () => {
    const csv = `Username,Email,Type,Path,Access Level,Last Activity
ana,ana@acme.example,Group,acme,Owner,2026-11-20
ana,ana@acme.example,Project,acme/web,Owner,2026-11-20`;
    expect(read(csv).members).toEqual([]);
    expect(left(csv)).toEqual(['source', 'elsewhere']);
  });

  test('may come through a spreadsheet', () => {
    expect(people('Username\tMax role\tSource\nana\tOwner\tDirect member')).toEqual([['ana', 'owner', true, null]]);
    expect(people('username;max role;source\nana;Owner;Direct member')).toEqual([['ana', 'owner', true, null]]);
  });
});

describe("the API's JSON", () => {
  const row = {
    id: 1,
    username: 'ana',
    name: 'Ana Diaz',
    state: 'active',
    created_by: { id: 2, username: 'lea' },
    access_level: 50,
    expires_at: null,
    membership_state: 'active',
    last_activity_on: '2026-11-20',
    email: 'ana@acme.example',
  };
  const json = JSON.stringify([
    row,
    { ...row, username: 'ben', access_level: 30 },
    { ...row, username: 'cy', state: 'blocked' },
    { ...row, username: 'dee', membership_state: 'awaiting' },
    { ...row, username: 'eve', expires_at: '2026-01-01' },
    { ...row, username: 'fay', access_level: 99 },
    { message: '404 Not found' },
  ]);

  test('gives members once the agent says that it lists direct ones', () => {
    expect(read(json).members).toEqual([]);
    expect(people(json, true)).toEqual([
      ['ana', 'owner', true, '2026-11-20'],
      ['ben', 'developer', true, '2026-11-20'],
    ]);
    expect(read(json, true).members[0]).toMatchObject({ addedBy: 'lea', email: 'ana@acme.example' });
    expect(read(json, true).left.map(({ why }) => why)).toEqual(['inactive', 'request', 'expired', 'role', 'username']);
  });

  test('that is cut is no JSON', () => {
    expect(read(json.slice(0, -5), true)).toMatchObject({ form: 'page', members: [] });
  });
});

describe('one person listed twice', () => {
  const rows = (second: string) => `@ana\nDirect member\nOwner\n@ben\nDirect member\nOwner\n@Ana\n${second}`;

  test('as direct member with two roles is left out and said, whichever stood first', () => {
    const found = read(rows('Direct member\nDeveloper'));
    expect(found.members.map(({ username }) => username)).toEqual(['ben']);
    expect(found.left).toEqual([
      { text: '@ana · Direct member · Owner', why: 'twice' },
      { text: '@Ana · Direct member · Developer', why: 'twice' },
    ]);
  });

  test('with the same role, or once through a parent group, is understood', () => {
    expect(people(rows('Direct member\nOwner'))).toHaveLength(2);
    expect(people(rows('Inherited from Acme\nDeveloper'))[0]).toEqual(['ana', 'owner', true, null]);
    expect(left(rows('Inherited from Acme\nDeveloper'))).toEqual([]);
  });
});
