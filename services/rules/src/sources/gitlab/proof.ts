import type { LookUpReason } from '@handrail/contract';
import type { SourceClient } from '../source-client.ts';
import { Unreadable } from '../unreadable.ts';
import type { gitlabEndpoints } from './endpoints.ts';

/** What a token was seen to be able to do; what GitLab says about itself is not enough. */
export interface Proof {
  /** Null: fields and search of administrators both work. */
  problem: LookUpReason | null;
  /** Day on which the token expires, `YYYY-MM-DD`. */
  expiresOn: string | null;
}

const canWrite = (scope: string) =>
  scope === 'api' || scope === 'sudo' || /^(write|create|manage|admin_runner)/.test(scope);

/**
 * Proves the power of the token by its effect. Without admin mode GitLab answers 200 with fewer keys and empty
 * searches, which would read as "not confirmed" and "no account".
 */
export async function proveGitlab(client: SourceClient<typeof gitlabEndpoints>): Promise<Proof> {
  const fresh = { oldest: 0 };
  let expiresOn: string | null = null;
  try {
    const token = await client.read('token', {}, fresh);
    if (!token?.active) throw new Unreadable('token_refused');
    expiresOn = token.expires_at;
    if (token.scopes.some(canWrite)) throw new Unreadable('token_can_write');
    const self = await client.read('self', {}, fresh);
    const seen = self && (await client.read('user', { params: { id: self.id } }, fresh));
    if (self?.email === undefined || seen?.sign_in_count === undefined) throw new Unreadable('no_admin_view');
    const found = await client.rows('users', { query: { search: self.email } }, fresh);
    if (!found?.some(({ id }) => id === self.id)) throw new Unreadable('cannot_search_private');
    return { problem: null, expiresOn };
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.reason, expiresOn };
    throw error;
  }
}
