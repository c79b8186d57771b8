import { z } from 'zod';
import type { GitLabAccountSchema } from '../src/model/gitlab-account.ts';
import { below, type CaseCall, rowsOf } from './_case.ts';

type AccountInput = z.input<typeof GitLabAccountSchema>;

const RowSchema = z.object({
  id: z.number(),
  username: z.string(),
  name: z.string(),
  state: z.string(),
  web_url: z.string(),
  email: z.string().optional(),
  created_at: z.string().optional(),
  confirmed_at: z.string().nullish(),
  last_sign_in_at: z.string().nullish(),
  current_sign_in_at: z.string().nullish(),
  sign_in_count: z.number().optional(),
  last_activity_on: z.string().nullish(),
  bot: z.boolean().optional(),
  is_admin: z.boolean().optional(),
  enterprise_group_id: z.number().nullish(),
  access_level: z.number().optional(),
});
const EmailsSchema = z.array(z.object({ email: z.string(), confirmed_at: z.string().nullable() }));
const CountsSchema = z.object({ issues_count: z.number(), merge_requests_count: z.number() });

/** The accounts that a case's answers show, each from all that is said of it. */
export function accountsIn(calls: readonly CaseCall[], groupPath: (id: number) => string): AccountInput[] {
  const found = new Map<number, AccountInput>();
  for (const row of calls.flatMap(rowsOf).flatMap(peopleIn)) {
    const known = found.get(row.id);
    const isMember = row.access_level !== undefined;
    found.set(row.id, {
      // A plain row has no address; the account has one all the same.
      email: `${row.username}@hidden.example`,
      createdAt: '2025-11-03T09:12:00.000Z',
      ...known,
      id: row.id,
      username: row.username,
      name: row.name,
      state: row.state,
      ...(row.email === undefined || isMember ? {} : told(row, groupPath)),
    });
  }
  for (const call of calls) {
    const [id, rest] = below(call.path, 'users') ?? [];
    const account = found.get(Number(id)) ?? guessed(Number(id), calls);
    if (!account || call.status !== 200) continue;
    found.set(account.id, account);
    if (rest === 'emails') Object.assign(account, addressesIn(call.body, account.email));
    if (rest === 'associations_count') {
      const counts = CountsSchema.parse(call.body);
      Object.assign(account, { issues: counts.issues_count, mergeRequests: counts.merge_requests_count });
    }
  }
  return [...found.values()];
}

/** An account that only parts of are asked for. */
function guessed(id: number, calls: readonly CaseCall[]): AccountInput | null {
  if (!calls.some(({ path }) => below(path, 'users')?.[0] === String(id)) || Number.isNaN(id)) return null;
  const username = `user-${id}`;
  return { id, username, name: username, email: `${username}@hidden.example`, createdAt: '2025-11-03T09:12:00.000Z' };
}

function peopleIn(row: unknown): z.output<typeof RowSchema>[] {
  const parsed = RowSchema.safeParse(row);
  if (!parsed.success) return [];
  const adder = z.object({ created_by: RowSchema }).safeParse(row);
  return adder.success ? [parsed.data, adder.data.created_by] : [parsed.data];
}

function told(row: z.output<typeof RowSchema>, groupPath: (id: number) => string): Partial<AccountInput> {
  return {
    email: row.email ?? '',
    createdAt: row.created_at ?? '',
    confirmedAt: row.confirmed_at ?? null,
    lastSignInAt: row.last_sign_in_at ?? null,
    currentSignInAt: row.current_sign_in_at ?? null,
    signIns: row.sign_in_count ?? 0,
    lastActivityOn: row.last_activity_on ?? null,
    isBot: row.bot ?? false,
    isAdmin: row.is_admin ?? false,
    // Without rights of its own nobody reads keys of administrators.
    isAuditor: row.username === 'handrail-reader' && row.is_admin === false,
    ...(row.enterprise_group_id ? { enterpriseGroup: groupPath(row.enterprise_group_id) } : {}),
  };
}

function addressesIn(body: unknown, primary: string): Partial<AccountInput> {
  const rows = EmailsSchema.parse(body);
  return {
    isPrimaryListed: rows.some(({ email }) => email === primary),
    addresses: rows
      .filter(({ email }) => email !== primary)
      .map((row) => ({ email: row.email, confirmedAt: row.confirmed_at })),
  };
}
