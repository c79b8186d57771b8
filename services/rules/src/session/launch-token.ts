import { createHash } from 'node:crypto';
import { decodeJwt, errors, importSPKI, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Account, Accounts } from '../accounts.ts';
import { Refusal } from '../problem.ts';

const leewaySeconds = 30;
const longestLife = 60 * 60;

/** Digits, or an address that ends in them such as `https://example.zendesk.com/api/v2/users/9001.json`. */
const userId = /^(?:https?:\/\/[^\s?#]{1,300}\/)?(\d{1,20})(?:\.json)?$/;

const AudienceSchema = z.union([z.string(), z.array(z.string()).min(1).max(10)]);

const ClaimsSchema = z.object({
  sub: z.union([z.string(), z.number().int().nonnegative()]).transform((sub, context) => {
    const id = userId.exec(String(sub))?.[1];
    if (id === undefined) context.addIssue('No user id');
    return id ?? z.NEVER;
  }),
  exp: z.number(),
  iat: z.number(),
  jti: z.string().optional().catch(undefined),
  context: z.object({ product: z.string(), location: z.string() }),
});

export interface Launched {
  account: Account;
  user: string;
  /** The same for every spelling of this token, and for no other token of the account. */
  once: string;
  /** Milliseconds; after this the token is refused for its age, so `once` need not be remembered. */
  forgetAt: number;
}

const refused = (cause?: unknown) =>
  new Refusal('unauthorized', 'The launch token is not valid for any account set up here', { cause });

/** Who the token claims to be for, before anything of it is proven: only to choose the pinned keys. */
function claimedAccount(token: string, accounts: Accounts): Account | undefined {
  try {
    const { iss, aud } = decodeJwt(token);
    const audience = AudienceSchema.safeParse(aud).data ?? [];
    return typeof iss === 'string' ? accounts.byIssuer(iss, [audience].flat()) : undefined;
  } catch {
    return undefined;
  }
}

/** The account that a refused token was made up for; null for one that is only too old, as a restored tab sends it. */
export function forgedFor(token: string, accounts: Accounts, refusal: unknown): string | null {
  const isOld = refusal instanceof Refusal && refusal.more.cause instanceof errors.JWTExpired;
  return isOld ? null : (claimedAccount(token, accounts)?.id ?? null);
}

/** During a rotation the account has two keys, and either may have signed. */
async function verified(token: string, account: Account, now: Date): Promise<JWTPayload> {
  let last: unknown;
  for (const key of account.publicKeys) {
    try {
      const { payload } = await jwtVerify(token, await importSPKI(key, 'RS256'), {
        algorithms: ['RS256'],
        audience: account.audience,
        clockTolerance: leewaySeconds,
        requiredClaims: ['exp', 'iat', 'sub'],
        currentDate: now,
      });
      return payload;
    } catch (error) {
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error;
      last = error;
    }
  }
  throw refused(last);
}

/**
 * Zendesk documents no `jti`, so a token without one counts by what was signed. The signature is left out: its last
 * character has spare bits, so one token could be written in several ways.
 */
function onceOf(token: string, jti: string | undefined): string {
  const own = jti ? `jti ${jti}` : `token ${token.slice(0, token.lastIndexOf('.'))}`;
  return createHash('sha256').update(own).digest('base64url');
}

/**
 * Verifies a Zendesk signed-URL token: RS256 only, the account's pinned keys, exact issuer and audience, times with
 * 30 s leeway, and the location it was signed for. Single use is the caller's to check by `once`. How `qsh` is computed
 * is not documented, and nothing in the address is believed, so it is not compared.
 */
export async function readLaunchToken(
  token: string,
  options: { accounts: Accounts; location: string; now: Date },
): Promise<Launched> {
  const account = claimedAccount(token, options.accounts);
  if (!account) throw refused();
  try {
    const claims = ClaimsSchema.parse(await verified(token, account, options.now));
    if (claims.iat > options.now.getTime() / 1000 + leewaySeconds) throw refused();
    if (claims.exp - claims.iat > longestLife) throw refused();
    if (claims.context.product !== 'support' || claims.context.location !== options.location) throw refused();
    const forgetAt = (claims.exp + leewaySeconds) * 1000;
    return { account, user: claims.sub, once: onceOf(token, claims.jti), forgetAt };
  } catch (error) {
    throw error instanceof Refusal ? error : refused(error);
  }
}
