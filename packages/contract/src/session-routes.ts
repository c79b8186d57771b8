import { z } from 'zod';
import { ZendeskIdSchema } from './id.ts';
import { sessionProblems } from './problem.ts';
import { SessionSchema } from './session.ts';

/** How a session goes on and ends. */
export const sessionRoutes = {
  renewSession: {
    method: 'POST',
    path: '/v1/session/renew',
    summary: 'Trade a living session for a new one; revoked and expired sessions are refused',
    access: 'session',
    response: SessionSchema,
    problems: [...sessionProblems],
  },
  endSession: {
    method: 'DELETE',
    path: '/v1/session',
    summary: 'Revoke the session',
    access: 'session',
    response: z.object({ ended: z.literal(true) }),
    problems: [...sessionProblems],
  },
  endSessionsOf: {
    method: 'POST',
    path: '/v1/users/:user/sign-out',
    summary: 'End every session of a person in this account, in every browser and at every instance',
    access: 'admin',
    params: z.object({ user: ZendeskIdSchema }),
    response: z.object({ ended: z.number().int().nonnegative() }),
    problems: ['bad_request', ...sessionProblems],
  },
} as const;
