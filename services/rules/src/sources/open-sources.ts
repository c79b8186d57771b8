import { Buffer } from 'node:buffer';
import type { LookedUpSource } from '@handrail/contract';
import { answerCache } from './answer-cache.ts';
import { gitlabEndpoints } from './gitlab/endpoints.ts';
import { type Gitlab, gitlabOf, type GitlabSource } from './gitlab/gitlab.ts';
import { type Proof, proveGitlab } from './gitlab/proof.ts';
import { type Mailgun, mailgunEndpoints } from './mailgun/mailgun.ts';
import { onceClient } from './once-client.ts';
import { readSecret, type SecretPlace } from './secret.ts';
import { type CallMade, sourceClient } from './source-client.ts';
import { accountBulkhead, type SourceLimits, sourceLimits } from './source-policy.ts';
import type { SourceSettings } from './source-settings.ts';
import { Unreadable } from './unreadable.ts';
import { type Zendesk, zendeskEndpoints, zendeskOf } from './zendesk/zendesk.ts';
import { zendeskTokenEndpoints, zendeskTokens } from './zendesk/token.ts';

export interface SourcesOfLookUp {
  gitlab: Gitlab | null;
  mailgun: Mailgun | null;
  zendesk: Zendesk | null;
  /** Templates of the calls that were made. */
  used: Record<LookedUpSource, Set<string>>;
}

/** The systems of one account, ready to be read. */
export interface AccountSources {
  has(source: LookedUpSource): boolean;
  /** The sources as one look-up reads them; answers older than `oldest` milliseconds are asked for anew. */
  forLookUp(oldest: number): SourcesOfLookUp;
  /** What each token was seen to be able to do, source by source; asked at start and every five minutes. */
  prove(): Promise<Proofs>;
  /** What the last proof showed, and when; proves where nobody has yet. */
  standing(): Promise<{ at: number; proofs: Proofs }>;
  /** Whether facts are looked up for this agent. */
  serves(agent: string): boolean;
  /** Drops every kept answer. */
  forget(): void;
}

type Proofs = Partial<Record<LookedUpSource, Proof>>;

export interface OpenSources {
  /** Origin of the account's Zendesk. */
  origin: string;
  settings: SourceSettings;
  now: () => number;
  limits?: Partial<SourceLimits>;
  onCall?: (call: CallMade) => void;
  environment?: Record<string, string | undefined>;
}

const proofLife = 5 * 60_000;
const failedProofLife = 30_000;

export function openSources(options: OpenSources): AccountSources {
  const { settings, now, limits, onCall } = options;
  const cache = answerCache(now);
  const bulkhead = accountBulkhead({ ...sourceLimits, ...limits });
  const base = { cache, now, bulkhead, ...(limits ? { limits } : {}), ...(onCall ? { onCall } : {}) };
  const secretOf = (place: SecretPlace) => {
    try {
      return readSecret(place, options.environment);
    } catch {
      throw new Unreadable('token_refused');
    }
  };

  const gitlab = settings.gitlab ? openGitlab(settings.gitlab) : null;
  const mailgun = settings.mailgun ? openMailgun(settings.mailgun) : null;
  const zendesk = settings.zendesk ? openZendesk(settings.zendesk) : null;

  function openGitlab({ url, token }: NonNullable<SourceSettings['gitlab']>): GitlabSource {
    const headers = async () => ({ 'private-token': secretOf(token) });
    const client = sourceClient({ source: 'gitlab', endpoints: gitlabEndpoints, base: url, headers, ...base });
    return { client, base: url, now, prove: remembered(() => proveGitlab(client), now) };
  }

  function openMailgun({ url, key, ...rest }: NonNullable<SourceSettings['mailgun']>): Mailgun {
    const headers = async () => ({
      authorization: `Basic ${Buffer.from(`api:${secretOf(key)}`).toString('base64')}`,
    });
    return {
      ...rest,
      client: sourceClient({ source: 'mailgun', endpoints: mailgunEndpoints, base: url, headers, ...base }),
    };
  }

  function openZendesk({ url, client: credentials, ...rest }: NonNullable<SourceSettings['zendesk']>) {
    const own = url ?? new URL(options.origin);
    const tokenClient = sourceClient({
      source: 'zendesk',
      endpoints: zendeskTokenEndpoints,
      base: own,
      headers: async () => ({}),
      ...base,
    });
    const tokens = zendeskTokens({
      client: tokenClient,
      credentials: () => ({ id: credentials.id, secret: secretOf(credentials.secret) }),
      now,
    });
    const headers = async () => ({ authorization: `Bearer ${await tokens.current()}` });
    const client = sourceClient({
      source: 'zendesk',
      endpoints: zendeskEndpoints,
      base: own,
      headers,
      onRefused: tokens.drop,
      ...base,
    });
    return { ...rest, base: own, client, tokens };
  }

  let last: { at: number; proofs: Proofs } | null = null;
  async function prove(): Promise<Proofs> {
    const proofs: Proofs = {};
    if (gitlab) proofs.gitlab = await gitlab.prove();
    if (mailgun) proofs.mailgun = await proofBy(() => mailgun.client.read('logs', { body: nothingAsked }, fresh));
    if (zendesk) {
      zendesk.tokens.drop();
      proofs.zendesk = await proofBy(() => zendesk.tokens.current());
    }
    last = { at: now(), proofs };
    return proofs;
  }

  return {
    has: (source) => settings[source] !== undefined,
    forLookUp(oldest) {
      const used = { gitlab: new Set<string>(), mailgun: new Set<string>(), zendesk: new Set<string>() };
      return {
        gitlab: gitlab && gitlabOf(gitlab, oldest, used.gitlab),
        mailgun: mailgun && { ...mailgun, client: onceClient(mailgun.client, oldest, used.mailgun) },
        zendesk: zendesk && zendeskOf(zendesk, oldest, used.zendesk),
        used,
      };
    },
    prove,
    standing: async () => last ?? { proofs: await prove(), at: now() },
    serves: (agent) => settings.agents === undefined || settings.agents.includes(agent),
    forget: () => cache.clear(),
  };
}

const fresh = { oldest: 0, life: 1 };
/** A question to the logs that matches no mail. */
const nothingAsked = { duration: '1m', events: ['accepted'], pagination: { limit: 1 } };

async function proofBy(read: () => Promise<unknown>): Promise<Proof> {
  try {
    await read();
    return { problem: null, expiresOn: null };
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.reason, expiresOn: null };
    throw error;
  }
}

/** A proof counts for five minutes, one that failed for half a minute; one on its way is shared. */
function remembered(prove: () => Promise<Proof>, now: () => number): (since?: number) => Promise<Proof> {
  let last: { at: number; proof: Proof } | null = null;
  let underway: { begun: number; proof: Promise<Proof> } | null = null;
  async function anew(begun: number): Promise<Proof> {
    const proof = await prove();
    last = { at: begun, proof };
    return proof;
  }
  return async (since = Number.NEGATIVE_INFINITY) => {
    const counts = last && now() - last.at < (last.proof.problem ? failedProofLife : proofLife);
    if (last && counts && last.at > since) return last.proof;
    if (underway && underway.begun > since) return underway.proof;
    const begun = now();
    const proof = anew(begun).finally(() => {
      if (underway?.proof === proof) underway = null;
    });
    underway = { begun, proof };
    return proof;
  };
}
