import { isAddress, isGitlabName, type Member } from '@handrail/contract';
import { bareText, isMembers } from '../read-value.ts';
import type { FactKind, FactTests } from './fact-kind.ts';
import { equalList, listFact, listsAround, listTestKeys, singleOutEntries } from './list-fact.ts';

/** Compared as a list of usernames is; owners to ask are chosen from it. */
export const membersFact: FactKind = {
  ...listFact,
  read: (value) => (isMembers(value) ? value : undefined),
  candidates: (draft) => listsAround(draft).map((list) => list.map(memberNamed)),
};

export const membersTests: FactTests = {
  wanted: 'a list of group members',
  refuse: ({ id }, value) => {
    if (!isMembers(value)) return null;
    const odd = value.find(({ username, email }) => {
      const isKnown = email !== null && email !== '';
      return !isGitlabName(bareText(username), 'username') || (isKnown && !isAddress(bareText(email)));
    });
    return odd ? `${id} must name each member by username and e-mail address` : null;
  },
  tests: listTestKeys,
  parts: ['entries', 'owners'],
  equal: equalList,
  singleOut: singleOutEntries,
};

/** A plain direct owner, for samples. */
export function memberNamed(username: string): Member {
  return {
    username,
    name: null,
    email: null,
    role: 'owner',
    direct: true,
    lastActivity: null,
    addedBy: null,
    isBot: false,
  };
}
