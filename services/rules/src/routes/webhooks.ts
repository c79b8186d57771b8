import { randomBytes } from 'node:crypto';
import { heardTypes, WebhookDeliverySchema, WebhookEnvelopeSchema, webhookRoute } from '@handrail/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Accounts } from '../accounts.ts';
import { readFields, Refusal } from '../problem.ts';
import { type Hearing, hearZendesk } from '../runs/hear-zendesk.ts';
import { requireSignature } from '../session/webhook-signature.ts';

interface WebhookOptions extends Hearing {
  accounts: Accounts;
  now: () => Date;
  /** Calls a minute of one address. */
  rateLimit: number;
  /** Hears how long ago, in milliseconds, what a delivery tells of happened. */
  lagged?: (ms: number) => void;
}

/** Compared with where there is none, so that both take the same time. */
const nobodysSecret = randomBytes(32).toString('base64');

/** A comment and the ticket's first one, each of at most 64 k characters, fit in any spelling JSON has for them. */
const bodyLimit = 1024 * 1024;

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new Refusal('bad_request', 'The body is not JSON', { errors: [{ path: 'body', message: 'It is not JSON' }] });
  }
}

/** What Zendesk tells by itself. The body stays as it came until its signature has been checked. */
export async function registerWebhooks(app: FastifyInstance, options: WebhookOptions): Promise<void> {
  const { accounts, now } = options;

  /** Whoever cannot sign learns nothing: not which accounts exist here, nor which of them listen. */
  function requireTrust(request: FastifyRequest, id: string, body: Buffer, at: Date): void {
    const account = accounts.byId(id);
    const secrets = account?.webhookSecrets ?? [];
    try {
      requireSignature(request.headers, body, secrets.length > 0 ? secrets : [nobodysSecret], at);
    } catch (error) {
      request.claimed = account?.id ?? null;
      request.log.warn({ account: account?.id ?? 'unknown', listens: secrets.length > 0 }, 'webhook refused');
      throw error;
    }
  }

  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.route<{ Body: Buffer | undefined }>({
      method: webhookRoute.method,
      url: webhookRoute.path,
      bodyLimit,
      // Bulk changes come as one call a ticket, all from a few addresses of Zendesk, and what is turned away is lost.
      config: { rateLimit: { max: 10 * options.rateLimit, keyGenerator: ({ ip }) => `webhook ${ip}` } },
      handler: async (request) => {
        const { account } = readFields('path', webhookRoute.params, request.params);
        const body = request.body ?? Buffer.alloc(0);
        const at = now();
        requireTrust(request, account, body, at);
        const value = readJson(body);
        if (!heardTypes.includes(readFields('body', WebhookEnvelopeSchema, value).type)) return { recorded: 0 };
        const delivery = readFields('body', WebhookDeliverySchema, value);
        options.lagged?.(Math.max(0, at.getTime() - Date.parse(delivery.time)));
        return { recorded: await hearZendesk(options, account, delivery, at) };
      },
    });
  });
}
