import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { DeskAccount } from './account.ts';

export type AppLocation = 'ticket_sidebar' | 'nav_bar' | 'modal';

/** A launch token as Zendesk signs it for one load of a frame: RS256, five minutes, one use. */
export function signLaunch(account: DeskAccount, userId: number, location: AppLocation, now: Date): Promise<string> {
  const at = Math.floor(now.getTime() / 1000);
  return new SignJWT({ context: { product: 'support', location } })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
    .setIssuer(account.issuer)
    .setAudience(account.audience)
    .setSubject(String(userId))
    .setJti(randomUUID())
    .setIssuedAt(at)
    .setNotBefore(at)
    .setExpirationTime(at + 300)
    .sign(account.privateKey);
}
