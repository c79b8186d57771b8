import { decodeJwt, importSPKI, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Account, Accounts } from '../accounts.ts';
import { Refusal } from '../problem.ts';

const leewaySeconds = 30;

const ClaimsSchema = z.object({
  iss: z.string(),
  aud: z.string(),
  sub: z.coerce.string().regex(/^\d{1,20}$/),
  exp: z.number(),
  nbf: z.number().optional(),
  iat: z.number(),
  jti: z.string().min(1).max(200),
  context: z.object({ product: z.string(), location: z.string() }),
});

export interface Launched {
  account: Account;
  user: string;
  jti: string;
  /** Milliseconds; after this the token is refused for its age, so its id need not be remembered. */
  forgetAt: number;
}

const refused = (cause?: unknown) =>
  new Refusal('unauthorized', 'The launch token is not valid for any account set up here', { cause });

/** Who the token claims to be for, before anything of it is proven: only to choose the pinned key. */
function claimedAccount(token: string, accounts: Accounts): Account | undefined {
  try {
    const { iss, aud } = decodeJwt(token);
    return typeof iss === 'string' && typeof aud === 'string' ? accounts.byIssuer(iss, aud) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Verifies a Zendesk signed-URL token: RS256 only, the account's pinned key, exact issuer and audience, times with
 * 30 s leeway, and the location it was signed for. Single use is the caller's to check by `jti`.
 */
export async function readLaunchToken(
  token: string,
  options: { accounts: Accounts; location: string; now: Date },
): Promise<Launched> {
  const account = claimedAccount(token, options.accounts);
  if (!account) throw refused();
  try {
    const { payload } = await jwtVerify(token, await importSPKI(account.publicKey, 'RS256'), {
      algorithms: ['RS256'],
      issuer: account.issuer,
      audience: account.audience,
      clockTolerance: leewaySeconds,
      requiredClaims: ['exp', 'iat', 'jti', 'sub'],
      currentDate: options.now,
    });
    const claims = ClaimsSchema.parse(payload);
    if (claims.iat > options.now.getTime() / 1000 + leewaySeconds) throw refused();
    if (claims.context.product !== 'support' || claims.context.location !== options.location) throw refused();
    return { account, user: claims.sub, jti: claims.jti, forgetAt: (claims.exp + leewaySeconds) * 1000 };
  } catch (error) {
    throw error instanceof Refusal ? error : refused(error);
  }
}
