import type { Session } from '@handrail/contract';
import type { Accounts } from '../accounts.ts';
import { Refusal } from '../problem.ts';
import type { Store } from '../store/store.ts';
import type { Roles } from './roles.ts';
import { sessionOver, type SessionTokens, type SignedIn } from './session-tokens.ts';

export interface Sessions {
  start(who: SignedIn, now: Date): Promise<Session>;
  /** Reads `Authorization: Bearer`; throws a `Refusal` unless the session lives. */
  check(authorization: string | undefined, now: Date): Promise<SignedIn>;
  /** The account a refused token speaks of, if it is set up here. Proves nothing. */
  claimed(authorization: string | undefined): string | null;
  /** Session of a token that was checked before; null for any other. */
  known(authorization: string | undefined): string | null;
  renew(who: SignedIn, now: Date): Promise<Session>;
  end(who: SignedIn): Promise<void>;
  /** Calls back when this session is revoked anywhere. */
  onEnd(sessionId: string, listener: () => void): () => void;
  close(): void;
}

interface Known {
  who: SignedIn;
  expiresAt: number;
  /** When the store was last asked. */
  seenAt: number;
}

/**
 * Milliseconds: a session that was ended elsewhere works no longer than this, even if the notice of it was lost or, with
 * SQLite, another process ended it.
 */
export const askAgainAfter = 10_000;

const mostKnown = 10_000;

const tokenOf = (authorization: string | undefined) => /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];

/**
 * Tokens that were checked are remembered for some seconds, so that most calls cost no signature check and no query;
 * the store tells of revocations, and what may have been missed is forgotten.
 */
export function openSessions(options: {
  store: Store;
  tokens: SessionTokens;
  accounts: Accounts;
  roles: Roles;
}): Sessions {
  const { store, tokens, accounts, roles } = options;
  const known = new Map<string, Known>();
  const endings = new Map<string, Set<() => void>>();

  function forget(sessionId: string): void {
    for (const [token, { who }] of known) if (who.sessionId === sessionId) known.delete(token);
    for (const listener of endings.get(sessionId) ?? []) listener();
  }

  const stopWatching = store.watch((notice) => {
    if (notice.kind === 'gap') known.clear();
    if (notice.kind === 'session') forget(notice.sessionId);
  });

  /** The token says who; the accounts file and Zendesk, as they are now, say with which rights. */
  async function withRights(who: SignedIn): Promise<SignedIn> {
    const account = accounts.byId(who.account);
    if (!account) throw new Refusal('unauthorized', 'This Zendesk account is not set up here any more');
    return { ...who, role: await roles.of(account, who.user) };
  }

  async function issue(who: SignedIn, now: Date): Promise<Session> {
    const issued = await tokens.issue(who, now);
    const expiresAt = issued.expiresAt.getTime();
    await store.saveSession(who.account, { id: who.sessionId, user: who.user, role: who.role, expiresAt });
    const secondsLeft = (expiresAt - now.getTime()) / 1000;
    return { token: issued.token, expiresAt: issued.expiresAt.toISOString(), secondsLeft };
  }

  return {
    start: async (who, now) => issue(await withRights(who), now),
    async check(authorization, now) {
      const token = tokenOf(authorization);
      if (!token) throw new Refusal('unauthorized', 'Send the session token as Authorization: Bearer');
      const remembered = known.get(token);
      const at = now.getTime();
      const isFresh = remembered && remembered.expiresAt > at && Math.abs(at - remembered.seenAt) < askAgainAfter;
      if (isFresh) return withRights(remembered.who);
      known.delete(token);
      const { expiresAt, ...who } = await tokens.read(token, now);
      if (!(await store.isSessionLive(who.account, who.sessionId, at))) throw sessionOver();
      const oldest = known.keys().next();
      if (known.size >= mostKnown && !oldest.done) known.delete(oldest.value);
      known.set(token, { who, expiresAt, seenAt: at });
      return withRights(who);
    },
    claimed(authorization) {
      const account = tokens.accountIn(tokenOf(authorization) ?? '');
      return account === null ? null : (accounts.byId(account)?.id ?? null);
    },
    known: (authorization) => known.get(tokenOf(authorization) ?? '')?.who.sessionId ?? null,
    renew: async (who, now) => issue(await withRights(who), now),
    end: (who) => store.endSession(who.account, who.sessionId),
    onEnd(sessionId, listener) {
      const listeners = endings.get(sessionId) ?? new Set();
      endings.set(sessionId, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) endings.delete(sessionId);
      };
    },
    close: stopWatching,
  };
}
