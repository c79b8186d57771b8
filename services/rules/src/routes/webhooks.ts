import { heardTypes, WebhookDeliverySchema, WebhookEnvelopeSchema, webhookRoute } from '@handrail/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Accounts } from '../accounts.ts';
import { readFields, Refusal } from '../problem.ts';
import { type Hearing, hearZendesk } from '../runs/hear-zendesk.ts';
import { requireSignature } from '../session/webhook-signature.ts';

interface WebhookOptions extends Hearing {
  accounts: Accounts & { reloadIfChanged?: () => Promise<void> };
  now: () => Date;
  /** Calls a minute of one address. */
  rateLimit: number;
}

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

  async function secretOf(id: string): Promise<string> {
    await accounts
      .reloadIfChanged?.()
      .catch((error: unknown) => app.log.error({ err: error }, 'accounts file not taken'));
    const account = accounts.byId(id);
    if (!account) throw new Refusal('not_found', 'There is no such account here');
    if (account.webhookSecret) return account.webhookSecret;
    throw new Refusal('forbidden', 'No webhook is set up: the account has no webhookSecret in the accounts file');
  }

  function requireTrust(request: FastifyRequest, account: string, secret: string, body: Buffer, at: Date): void {
    try {
      requireSignature(request.headers, body, secret, at);
    } catch (error) {
      request.log.warn({ account, why: error instanceof Refusal ? error.message : 'unknown' }, 'webhook refused');
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
        requireTrust(request, account, await secretOf(account), body, at);
        const value = readJson(body);
        if (!heardTypes.includes(readFields('body', WebhookEnvelopeSchema, value).type)) return { recorded: 0 };
        const delivery = readFields('body', WebhookDeliverySchema, value);
        return { recorded: await hearZendesk(options, account, delivery, at) };
      },
    });
  });
}
