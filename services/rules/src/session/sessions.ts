import type { Session } from '@handrail/contract';
import type { Accounts } from '../accounts.ts';
import { Refusal } from '../problem.ts';
import type { Store } from '../store/store.ts';
import { sessionLife, sessionOver, type SessionTokens, type SignedIn } from './session-tokens.ts';

export interface Sessions {
  start(who: SignedIn, now: Date): Promise<Session>;
  /** Reads `Authorization: Bearer`; throws a `Refusal` unless the session lives. */
  check(authorization: string | undefined, now: Date): Promise<SignedIn>;
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
}

const mostKnown = 10_000;

const tokenOf = (authorization: string | undefined) => /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];

/**
 * Tokens that were checked once are remembered until they expire, so that a call costs no signature check and no
 * query; the store tells of revocations, and what may have been missed is forgotten.
 */
export function openSessions(options: { store: Store; tokens: SessionTokens; accounts: Accounts }): Sessions {
  const { store, tokens, accounts } = options;
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

  /** The token says who; the accounts file, as it is now, says with which rights. */
  function withRights(who: SignedIn): SignedIn {
    const account = accounts.byId(who.account);
    if (!account) throw new Refusal('unauthorized', 'This Zendesk account is not set up here any more');
    return { ...who, role: account.leads.includes(who.user) ? 'lead' : 'agent' };
  }

  async function issue(who: SignedIn, now: Date): Promise<Session> {
    const expiresAt = now.getTime() + sessionLife;
    await store.saveSession(who.account, { id: who.sessionId, user: who.user, role: who.role, expiresAt });
    const issued = await tokens.issue(who, now);
    return { token: issued.token, expiresAt: issued.expiresAt.toISOString() };
  }

  return {
    start: (who, now) => issue(withRights(who), now),
    async check(authorization, now) {
      const token = tokenOf(authorization);
      if (!token) throw new Refusal('unauthorized', 'Send the session token as Authorization: Bearer');
      const remembered = known.get(token);
      if (remembered && remembered.expiresAt > now.getTime()) return withRights(remembered.who);
      known.delete(token);
      const { expiresAt, ...who } = await tokens.read(token, now);
      if (!(await store.isSessionLive(who.account, who.sessionId, now.getTime()))) throw sessionOver();
      const oldest = known.keys().next();
      if (known.size >= mostKnown && !oldest.done) known.delete(oldest.value);
      known.set(token, { who, expiresAt });
      return withRights(who);
    },
    known: (authorization) => known.get(tokenOf(authorization) ?? '')?.who.sessionId ?? null,
    renew: (who, now) => issue(withRights(who), now),
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
