import type { AttemptsOfOne, ProblemCode } from '@handrail/contract';

/** Kinds of refusal that the pages of Handrail meet now and then, and a person who tries things meets often. */
const tried: ReadonlySet<ProblemCode> = new Set([
  'bad_request',
  'unauthorized',
  'forbidden',
  'not_found',
  'too_large',
  'too_many_requests',
]);

/** So many within an hour are no slip any more. */
export const leastTold = 20;
const hour = 60 * 60_000;
const toldFor = 24 * hour;
/** Who cannot sign makes up no entries: an account has one for all of those, and one for each user. */
const mostKept = 10_000;

interface Kept {
  since: number;
  lastAt: number;
  codes: Map<ProblemCode, number>;
}

/** What was refused again and again, by account and user, as this process has seen it. */
export interface Repeats {
  /** Answers true when this refusal is the one that makes it worth telling. */
  count(account: string, user: string | null, code: ProblemCode): boolean;
  of(account: string): AttemptsOfOne[];
}

const countOf = ({ codes }: Kept) => [...codes.values()].reduce((sum, count) => sum + count, 0);

export function openRepeats(now: () => number): Repeats {
  const kept = new Map<string, Map<string | null, Kept>>();
  let size = 0;

  const isTold = (one: Kept) => countOf(one) >= leastTold;
  const isOver = (one: Kept, at: number) => (isTold(one) ? at - one.lastAt > toldFor : at - one.since > hour);

  function forgetOld(at: number): void {
    for (const [account, users] of kept) {
      for (const [user, one] of users) if (isOver(one, at)) users.delete(user);
      if (users.size === 0) kept.delete(account);
    }
    size = [...kept.values()].reduce((sum, users) => sum + users.size, 0);
  }

  function keptOf(account: string, user: string | null, at: number): Kept | null {
    const users = kept.get(account) ?? new Map<string | null, Kept>();
    const found = users.get(user);
    if (found && !isOver(found, at)) return found;
    if (!found && size >= mostKept) forgetOld(at);
    if (!found && size >= mostKept) return null;
    if (!found) size += 1;
    const fresh = { since: at, lastAt: at, codes: new Map() };
    kept.set(account, users.set(user, fresh));
    return fresh;
  }

  return {
    count(account, user, code) {
      if (!tried.has(code)) return false;
      const at = now();
      const one = keptOf(account, user, at);
      if (!one) return false;
      one.lastAt = at;
      one.codes.set(code, (one.codes.get(code) ?? 0) + 1);
      return countOf(one) === leastTold;
    },
    of(account) {
      const at = now();
      const told = [...(kept.get(account) ?? [])].filter(([, one]) => isTold(one) && !isOver(one, at));
      return told
        .map(([user, one]) => ({
          user,
          count: countOf(one),
          mostly: [...one.codes].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 'bad_request',
          since: new Date(one.since).toISOString(),
          lastAt: new Date(one.lastAt).toISOString(),
        }))
        .toSorted((a, b) => b.count - a.count);
    },
  };
}
