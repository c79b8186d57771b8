import { z } from 'zod';
import type { Member } from '@handrail/contract';
import { dayOf } from './member-words.ts';
import type { LeftWhy, MemberRow, PastedRows } from './member-row.ts';

/** Access levels by number, https://docs.gitlab.com/api/access_requests/#valid-access-levels */
const roles: ReadonlyMap<number, Member['role']> = new Map([
  [50, 'owner'],
  [40, 'maintainer'],
  [30, 'developer'],
  [20, 'reporter'],
  [15, 'guest'],
  [10, 'guest'],
  [5, 'guest'],
]);

/** A row of https://docs.gitlab.com/api/group_members/ or project members. */
const RowSchema = z.object({
  username: z.string(),
  name: z.string().nullish(),
  email: z.string().nullish(),
  state: z.string().nullish(),
  membership_state: z.string().nullish(),
  access_level: z.number().nullish(),
  expires_at: z.string().nullish(),
  last_activity_on: z.string().nullish(),
  created_by: z.object({ username: z.string() }).nullish(),
  bot: z.boolean().nullish(),
});

/**
 * Members as the API gives them; null where the text is no JSON. No row says whether it is a direct one: that depends on
 * the address that was asked, `…/members` or `…/members/all`.
 */
export function readMembersJson(pasted: string, today: string, isDirectList: boolean): PastedRows | null {
  const json = parsed(pasted);
  if (json === undefined) return null;
  const rows = (Array.isArray(json) ? json : [json]).map((row) => rowOf(row, today, isDirectList));
  return { rows, total: null, hasMorePages: false };
}

function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function rowOf(json: unknown, today: string, isDirectList: boolean): MemberRow {
  const read = RowSchema.safeParse(json);
  const row: Partial<z.infer<typeof RowSchema>> = read.success ? read.data : {};
  return {
    text: row.username ?? JSON.stringify(json).slice(0, 200),
    username: row.username ?? '',
    name: row.name ?? null,
    email: row.email ?? null,
    role: roles.get(row.access_level ?? 0) ?? null,
    direct: isDirectList ? true : null,
    lastActivity: dayOf(row.last_activity_on ?? ''),
    addedBy: row.created_by?.username ?? null,
    isBot: row.bot === true,
    left: leftOf(row, today),
  };
}

function leftOf(row: Partial<z.infer<typeof RowSchema>>, today: string): LeftWhy | null {
  if ((row.state ?? 'active') !== 'active') return 'inactive';
  if ((row.membership_state ?? 'active') !== 'active') return 'request';
  const expires = dayOf(row.expires_at ?? '');
  return expires !== null && expires <= today ? 'expired' : null;
}
