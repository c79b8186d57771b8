import { createHash } from 'node:crypto';
import { SignJWT } from 'jose';
import type { DeskAccount } from './account.ts';

export type AppLocation = 'ticket_sidebar' | 'nav_bar' | 'modal';

/** One load of a frame: whose, where, and the query that its address carries. */
export interface Load {
  userId: number;
  location: AppLocation;
  query: string;
}

/**
 * A launch token for one load of a frame, RS256 and five minutes long, with the claims that Zendesk documents: no
 * `jti`, and a hash of the query.
 */
export function signLaunch(account: DeskAccount, { userId, location, query }: Load, now: Date): Promise<string> {
  const at = Math.floor(now.getTime() / 1000);
  const qsh = createHash('sha256').update(query).digest('hex');
  const cnf = { jku: `${account.origin}/api/v2/apps/1/public_key.pem` };
  return new SignJWT({ context: { product: 'support', location }, qsh, cnf })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
    .setIssuer(account.issuer)
    .setAudience(account.audience)
    .setSubject(String(userId))
    .setIssuedAt(at)
    .setNotBefore(at)
    .setExpirationTime(at + 300)
    .sign(account.privateKey);
}
