import { useEffect, useState } from 'react';
import type { Zendesk } from '../zendesk/zendesk.ts';
import { fieldsOf, namedEntries } from './answer-fields.ts';

export interface Group {
  id: string;
  name: string;
}

/** Zendesk's pages hold a hundred; nobody chooses from more than these. */
const mostPages = 5;
const first = '/api/v2/groups?page[size]=100';

const groupsIn = (body: unknown): Group[] => namedEntries(body, 'groups').map(({ id, name }) => ({ id, name }));

function nextIn(body: unknown): string | null {
  const { has_more: hasMore, after_cursor: cursor } = fieldsOf(fieldsOf(body)['meta']);
  return hasMore === true && typeof cursor === 'string' ? `${first}&page[after]=${encodeURIComponent(cursor)}` : null;
}

/** The account's groups by name; those that could be read, none while Zendesk cannot be asked. */
export async function readGroups(zendesk: Pick<Zendesk, 'request'>): Promise<Group[]> {
  const found: Group[] = [];
  let path: string | null = first;
  for (let page = 0; path !== null && page < mostPages; page += 1) {
    const answer: { body: unknown } | null = await zendesk.request({ method: 'GET', path }).catch(() => null);
    found.push(...groupsIn(answer?.body));
    path = nextIn(answer?.body);
  }
  return found.toSorted((one, other) => one.name.localeCompare(other.name));
}

export function useGroups(zendesk: Zendesk): readonly Group[] {
  const [groups, setGroups] = useState<readonly Group[]>([]);
  useEffect(() => {
    void readGroups(zendesk).then(setGroups);
  }, [zendesk]);
  return groups;
}
