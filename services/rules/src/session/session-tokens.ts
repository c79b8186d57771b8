import { type Location, LocationSchema, type Role, RoleSchema } from '@handrail/contract';
import { decodeJwt, errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { Refusal } from '../problem.ts';

/** Who is calling, as the signed launch and the accounts file proved it. */
export interface SignedIn {
  sessionId: string;
  account: string;
  user: string;
  role: Role;
  location: Location;
  /** When the launch was, milliseconds: a session ends for good so long after it. */
  startedAt: number;
}

const minutes = 60_000;
export const sessionLife = 15 * minutes;
/** However often it is renewed. */
export const longestSession = 12 * 60 * minutes;

const ClaimsSchema = z.object({
  jti: z.string(),
  account: z.string(),
  sub: z.string(),
  role: RoleSchema,
  loc: LocationSchema,
  /** Seconds. */
  start: z.number(),
  exp: z.number(),
});

export interface SessionTokens {
  issue(who: SignedIn, now: Date): Promise<{ token: string; expiresAt: Date }>;
  /** Throws a `Refusal` when the token is forged, damaged or over. */
  read(token: string, now: Date): Promise<SignedIn & { expiresAt: number }>;
  /** What the token says of its account, proven or not. */
  accountIn(token: string): string | null;
}

/** Session tokens are HS256 over a secret that never leaves the service; their audience keeps launch tokens out. */
export function sessionTokens(secret: string): SessionTokens {
  const key = new TextEncoder().encode(secret);
  const audience = 'handrail-session';
  return {
    async issue(who, now) {
      const expiresAt = new Date(Math.min(now.getTime() + sessionLife, who.startedAt + longestSession));
      if (expiresAt <= now) throw sessionOver();
      const token = await new SignJWT({
        account: who.account,
        role: who.role,
        loc: who.location,
        start: who.startedAt / 1000,
      })
        .setProtectedHeader({ alg: 'HS256' })
        .setJti(who.sessionId)
        .setSubject(who.user)
        .setAudience(audience)
        .setIssuedAt(now)
        .setExpirationTime(expiresAt)
        .sign(key);
      return { token, expiresAt };
    },
    async read(token, now) {
      try {
        const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'], audience, currentDate: now });
        const { jti, sub, account, role, loc, start, exp } = ClaimsSchema.parse(payload);
        const startedAt = start * 1000;
        return { sessionId: jti, account, user: sub, role, location: loc, startedAt, expiresAt: exp * 1000 };
      } catch (error) {
        if (error instanceof errors.JWTExpired) throw sessionOver();
        throw new Refusal('unauthorized', 'The session token is not valid; open the app from Zendesk again', {
          cause: error,
        });
      }
    },
    accountIn(token) {
      try {
        return ClaimsSchema.shape.account.safeParse(decodeJwt(token)['account']).data ?? null;
      } catch {
        return null;
      }
    },
  };
}

export const sessionOver = () =>
  new Refusal('session_expired', 'The session has ended; reload the Zendesk tab to sign in again');
