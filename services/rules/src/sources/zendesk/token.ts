import { z } from 'zod';
import type { Endpoints } from '../endpoint.ts';
import type { SourceClient } from '../source-client.ts';
import { Unreadable } from '../unreadable.ts';

const TokenSchema = z.object({
  access_token: z.string().regex(/^[\u0021-\u007e]{1,4000}$/),
  expires_in: z.number().nullable().optional(),
});

/** The one call that is not a read: it trades the client's secret for a token that can only read. */
export const zendeskTokenEndpoints = {
  token: { method: 'POST', template: '/oauth/tokens', params: {}, query: [], answer: TokenSchema },
} as const satisfies Endpoints;

const defaultLife = 30 * 60;
/** However long a token says it works. */
const longestLife = 2 * 60 * 60;
const margin = 60_000;

export interface ZendeskTokens {
  current: () => Promise<string>;
  /** Forgets the kept one: Zendesk no longer takes it, or what the client may do is to be seen anew. */
  drop: () => void;
}

/** Access tokens by client credentials, kept until shortly before they end; one on its way at a time. */
export function zendeskTokens(options: {
  client: SourceClient<typeof zendeskTokenEndpoints>;
  credentials: () => { id: string; secret: string };
  now: () => number;
}): ZendeskTokens {
  let kept: { token: string; until: number } | null = null;
  let underway: Promise<string> | null = null;
  async function fetched(): Promise<string> {
    const { id, secret } = options.credentials();
    const body = {
      grant_type: 'client_credentials',
      client_id: id,
      client_secret: secret,
      scope: 'tickets:read users:read organizations:read',
    };
    const answer = await options.client.read('token', { body }, { oldest: 0, life: 1 });
    if (!answer) throw new Unreadable('token_refused');
    const life = Math.min(answer.expires_in ?? defaultLife, longestLife) * 1000 - margin;
    kept = { token: answer.access_token, until: options.now() + life };
    return answer.access_token;
  }
  return {
    async current() {
      if (kept && options.now() < kept.until) return kept.token;
      underway ??= fetched().finally(() => {
        underway = null;
      });
      return underway;
    },
    drop() {
      kept = null;
    },
  };
}
