import '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../problem.ts';
import type { SignedIn } from '../session/session-tokens.ts';

/** How often a minute somebody may call, beside what each session may. */
export interface Limits {
  /** Over all sessions of a user, and of an account. */
  call(request: FastifyRequest, who: SignedIn): Promise<void>;
  /** A launch that was proven: each makes a session. */
  launch(request: FastifyRequest, account: string, user: string): Promise<void>;
}

const [sessionsOfUser, usersOfAccount, launchesOfUser] = [4, 100, 0.1];

export function openLimits(app: FastifyInstance, perSession: number): Limits {
  const keys = new WeakMap<FastifyRequest, string>();
  const limit = (kind: string, max: number) => {
    const check = app.createRateLimit({
      max: Math.max(1, Math.ceil(max)),
      timeWindow: '1 minute',
      keyGenerator: (request) => keys.get(request) ?? request.ip,
    });
    return async (request: FastifyRequest, key: string): Promise<void> => {
      keys.set(request, `${kind} ${key}`);
      const answer = await check(request);
      if (!answer.isAllowed && answer.isExceeded) {
        throw new Refusal('too_many_requests', 'Too many requests; wait a minute', { retryAfter: answer.ttlInSeconds });
      }
    };
  };
  const [user, account, launches] = [
    limit('user', perSession * sessionsOfUser),
    limit('account', perSession * usersOfAccount),
    limit('launches', perSession * launchesOfUser),
  ];
  return {
    async call(request, who) {
      await user(request, `${who.account} ${who.user}`);
      await account(request, who.account);
    },
    launch: (request, ofAccount, ofUser) => launches(request, `${ofAccount} ${ofUser}`),
  };
}
