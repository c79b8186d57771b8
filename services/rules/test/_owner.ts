import type { Member, SentEventBody } from '@handrail/contract';

/** A direct owner of the group, active not long ago. */
export const owner = (username: string): Member => ({
  username,
  name: null,
  email: `${username}@initech.example`,
  role: 'owner',
  direct: true,
  lastActivity: '2026-11-01',
  addedBy: null,
  isBot: false,
});

/** The members of the group, as an agent records them. */
export const membersRecorded = (usernames: readonly string[]): SentEventBody => ({
  type: 'fact_recorded',
  fact: 'group.members',
  value: usernames.map(owner),
  source: 'agent',
  evidence: null,
  note: null,
});
