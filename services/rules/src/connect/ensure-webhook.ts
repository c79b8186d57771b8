import { heardTypes } from '@handrail/contract';
import { z } from 'zod';
import { statusTriggers } from './status-triggers.ts';
import type { ZendeskAdmin } from './zendesk-admin.ts';

/** `events` hears of everything; `triggers` is for accounts that cannot subscribe to events, and hears of statuses only. */
export type WebhookKind = 'events' | 'triggers';

const WebhookSchema = z.object({ id: z.string(), endpoint: z.string(), subscriptions: z.array(z.string()).nullish() });
const OneSchema = z.object({ webhook: WebhookSchema });
const ListSchema = z.object({ webhooks: z.array(WebhookSchema) });
const SecretSchema = z.object({ signing_secret: z.object({ secret: z.string().min(16) }) });
const TriggersSchema = z.object({ triggers: z.array(z.object({ title: z.string() })) });

const path = '/api/v2/webhooks';

export interface Connected {
  what: 'made' | 'changed' | 'kept';
  secret: string;
  triggersMade: number;
}

/** The webhook that tells this endpoint, made or brought up to date. Run again, it makes nothing twice. */
export async function ensureWebhook(admin: ZendeskAdmin, endpoint: string, kind: WebhookKind): Promise<Connected> {
  const subscriptions = kind === 'events' ? [...heardTypes] : ['conditional_ticket_events'];
  const { webhooks } = await admin.get(`${path}?filter[name_contains]=Handrail&page[size]=100`, ListSchema);
  const isEvents = ({ subscriptions: of }: z.output<typeof WebhookSchema>) =>
    !of?.includes('conditional_ticket_events');
  const there = webhooks.find((webhook) => webhook.endpoint === endpoint && isEvents(webhook) === (kind === 'events'));
  const missing = subscriptions.filter((each) => !there?.subscriptions?.includes(each));
  let what: Connected['what'] = 'kept';
  let id = there?.id;
  if (id === undefined) {
    const webhook = {
      name: kind === 'events' ? 'Handrail' : 'Handrail (by triggers)',
      description: 'Tells Handrail of changes outside its sidebar',
      endpoint,
      http_method: 'POST',
      request_format: 'json',
      status: 'active',
      subscriptions,
    };
    id = (await admin.send('POST', path, { webhook }, OneSchema)).webhook.id;
    what = 'made';
  } else if (missing.length > 0) {
    const webhook = { subscriptions: [...new Set([...(there?.subscriptions ?? []), ...subscriptions])] };
    await admin.send('PATCH', `${path}/${id}`, { webhook }, z.unknown());
    what = 'changed';
  }
  const { signing_secret: signing } = await admin.get(`${path}/${id}/signing_secret`, SecretSchema);
  const triggersMade = kind === 'triggers' ? await ensureTriggers(admin, id) : 0;
  return { what, secret: signing.secret, triggersMade };
}

async function ensureTriggers(admin: ZendeskAdmin, webhookId: string): Promise<number> {
  const { triggers } = await admin.get('/api/v2/triggers/search?query=Handrail', TriggersSchema);
  const known = new Set(triggers.map(({ title }) => title));
  const missing = statusTriggers(webhookId).filter(({ title }) => !known.has(title));
  for (const trigger of missing) await admin.send('POST', '/api/v2/triggers', { trigger }, z.unknown());
  return missing.length;
}
