import { z } from 'zod';
import { ConfigurationError } from '../configuration.ts';

/** Zendesk as the person who sets it up: only `connect` writes there, and only what is named in this room. */
export interface ZendeskAdmin {
  get<T extends z.ZodType>(path: string, answer: T): Promise<z.output<T>>;
  text(path: string): Promise<string>;
  send<T extends z.ZodType>(method: 'POST' | 'PATCH', path: string, body: object, answer: T): Promise<z.output<T>>;
}

export interface AdminClient {
  /** Origin of the account's Zendesk. */
  origin: URL;
  id: string;
  secret: string;
}

const waits = 15_000;
const scope = 'apps:read macros:read users:read webhooks:read webhooks:write triggers:read triggers:write';
const TokenSchema = z.object({ access_token: z.string().min(1) });

const hints: Readonly<Record<number, string>> = {
  401: 'The OAuth client was refused. Check its id and secret, and that it is confidential.',
  403: `The OAuth client may not do this. Let an administrator make it, with the scopes ${scope}.`,
  404: 'This account has no such thing, or its plan does not include it.',
  429: 'Too many calls for this account; wait a minute and run it again: nothing is set up twice.',
};

/** Signs in by client credentials. Every failure is one line that says which call failed and what to do. */
export async function openZendeskAdmin({ origin, id, secret }: AdminClient): Promise<ZendeskAdmin> {
  async function call(method: string, path: string, body: object | null, token: string | null): Promise<string> {
    const response = await fetch(new URL(path, origin), {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(waits),
      headers: {
        accept: 'application/json',
        ...(body === null ? {} : { 'content-type': 'application/json' }),
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: body === null ? null : JSON.stringify(body),
    }).catch((error: unknown) => {
      throw new ConfigurationError(`${origin.origin} could not be reached: ${String(error)}`);
    });
    const said = await response.text();
    if (response.ok) return said;
    const hint = hints[response.status] ?? 'Nothing more is known; run it again later.';
    throw new ConfigurationError(`${method} ${path.split('?')[0]} was answered ${response.status}. ${hint}`);
  }

  function read<T extends z.ZodType>(path: string, said: string, answer: T): z.output<T> {
    try {
      return answer.parse(said === '' ? null : JSON.parse(said));
    } catch {
      throw new ConfigurationError(`${path.split('?')[0]} answered something that Zendesk does not describe`);
    }
  }

  const asked = { grant_type: 'client_credentials', client_id: id, client_secret: secret, scope };
  const token = read('/oauth/tokens', await call('POST', '/oauth/tokens', asked, null), TokenSchema).access_token;
  return {
    get: async (path, answer) => read(path, await call('GET', path, null, token), answer),
    text: (path) => call('GET', path, null, token),
    send: async (method, path, body, answer) => read(path, await call(method, path, body, token), answer),
  };
}
