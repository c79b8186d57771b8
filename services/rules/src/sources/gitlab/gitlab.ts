import { onceClient } from '../once-client.ts';
import type { SourceClient } from '../source-client.ts';
import { Unreadable } from '../unreadable.ts';
import { type gitlabEndpoints, type User } from './endpoints.ts';
import type { Proof } from './proof.ts';

/** A GitLab account, and how it holds the address it was looked for by. */
export interface Account {
  user: User;
  holds: { kind: 'primary' } | { kind: 'secondary'; confirmedAt: string | null } | null;
}

/** GitLab as one look-up reads it. */
export interface Gitlab {
  client: SourceClient<typeof gitlabEndpoints>;
  /** The client without the look-up's memory: for asking whether something still holds. */
  live: SourceClient<typeof gitlabEndpoints>;
  /** @param since milliseconds; a proof begun earlier does not count */
  prove(since?: number): Promise<Proof>;
  now(): number;
  /** Address of a page a person may open, under the configured base. */
  page(path: string): string;
  /** Accounts by address, each looked for once a look-up. */
  accounts: Map<string, Promise<Account | null>>;
  /** Accounts that were there in one answer and gone in another. */
  gone: Set<number>;
}

export interface GitlabSource {
  client: SourceClient<typeof gitlabEndpoints>;
  prove(since?: number): Promise<Proof>;
  now(): number;
  base: URL;
}

export function gitlabOf(source: GitlabSource, oldest: number, used: Set<string>): Gitlab {
  const { client, base } = source;
  return {
    client: onceClient(client, oldest, used),
    live: client,
    prove: (since) => source.prove(since),
    now: () => source.now(),
    page: (path) => `${base.href.replace(/\/$/, '')}/${path}`,
    accounts: new Map(),
    gone: new Set(),
  };
}

/** Problems that make every answer about a user worthless; a failed search only spoils "nothing found". */
const spoiling = new Set(['token_refused', 'token_can_write', 'no_admin_view']);

export async function requireAdminView(gitlab: Gitlab): Promise<void> {
  const { problem } = await gitlab.prove();
  if (problem && spoiling.has(problem.code)) throw unreadable(problem);
}

/** "Nothing found" counts only from a token that was seen, just now, to find what is private. */
export async function requireSearch(gitlab: Gitlab, since?: number): Promise<void> {
  const { problem } = await gitlab.prove(since);
  if (problem) throw unreadable(problem);
}

/**
 * Before something rests on "none": without admin mode lists come back short, so the view is looked at once more after
 * they were read.
 */
export async function requireViewStill(gitlab: Gitlab, user: number): Promise<void> {
  const seen = await gitlab.live.read('user', { params: { id: user } }, { oldest: -1 });
  if (!seen) {
    gitlab.gone.add(user);
    throw new Unreadable('account_gone');
  }
  shown(seen.sign_in_count);
}

const unreadable = ({ code, detail }: NonNullable<Proof['problem']>) =>
  new Unreadable(code, detail === null ? {} : { detail });

/** The whole record of a user, as only an administrator gets it. */
export async function detailsOf(gitlab: Gitlab, id: number): Promise<User> {
  await requireAdminView(gitlab);
  const user = await gitlab.client.read('user', { params: { id } });
  if (user) return user;
  gitlab.gone.add(id);
  throw new Unreadable('account_gone');
}

/** A key that only an administrator's answer has. */
export function shown<T>(value: T | undefined): T {
  if (value === undefined) throw new Unreadable('no_admin_view');
  return value;
}
