import { expect, test } from 'vitest';
import { readMembers } from './read-members.ts';

const page = `Account	Source	Role	Expiration	Activity
Ana Diaz
@ana.diaz
Direct member by Lea Kim
Owner

User created: Jan 12, 2021
Access granted: Feb 02, 2022
Last activity: Nov 20, 2026
Ben Ode
@ben It's you
Inherited from Initech
Owner
Last activity: 3 Oct 2026
Deploy Bot
@group_42_bot_ab12
Direct member by Ana Diaz
Maintainer
`;

test('a pasted members page gives each member with role, source and last activity', () => {
  expect(readMembers(page)).toEqual([
    {
      username: 'ana.diaz',
      name: 'Ana Diaz',
      email: null,
      role: 'owner',
      direct: true,
      lastActivity: '2026-11-20',
      addedBy: 'Lea Kim',
      isBot: false,
    },
    {
      username: 'ben',
      name: 'Ben Ode',
      email: null,
      role: 'owner',
      direct: false,
      lastActivity: '2026-10-03',
      addedBy: null,
      isBot: false,
    },
    expect.objectContaining({ username: 'group_42_bot_ab12', role: 'maintainer', isBot: true, addedBy: 'Ana Diaz' }),
  ]);
});

test('one line per member is understood as well', () => {
  expect(readMembers('Cy Lo (@cy) owner cy@initech.example 2026-11-01\nDee @dee developer')).toMatchObject([
    { username: 'cy', name: 'Cy Lo', role: 'owner', email: 'cy@initech.example', lastActivity: '2026-11-01' },
    { username: 'dee', name: 'Dee', role: 'developer', email: null, lastActivity: null },
  ]);
});

test('a member pasted twice counts once, and text without a username gives nobody', () => {
  expect(readMembers('@ana owner\n@Ana owner')).toHaveLength(1);
  expect(readMembers('Nothing to see, write to help@initech.example')).toEqual([]);
});
