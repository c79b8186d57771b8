import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Refusal } from '../problem.ts';

/** How far Zendesk's clock and ours may be apart, and how long a delivery may be on its way. */
const tolerance = 5 * 60_000;

const HeadersSchema = z.object({
  'x-zendesk-webhook-signature': z.string().max(200),
  'x-zendesk-webhook-signature-timestamp': z.iso.datetime({ offset: true }).max(60),
});

function isSigned(secret: string, timestamp: string, body: Buffer, signature: string): boolean {
  const right = createHmac('sha256', secret).update(timestamp).update(body).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === right.length && timingSafeEqual(given, right);
}

/** Refuses a call that was not signed with one of these secrets over exactly these bytes, or not just now. */
export function requireSignature(headers: unknown, body: Buffer, secrets: readonly string[], now: Date): void {
  const given = HeadersSchema.safeParse(headers);
  if (!given.success) throw new Refusal('unauthorized', 'Signature or timestamp of the webhook are missing');
  const { 'x-zendesk-webhook-signature': signature, 'x-zendesk-webhook-signature-timestamp': timestamp } = given.data;
  if (!secrets.some((secret) => isSigned(secret, timestamp, body, signature))) {
    throw new Refusal('unauthorized', 'The signature does not fit the account, the body and the timestamp');
  }
  if (Math.abs(now.getTime() - Date.parse(timestamp)) > tolerance) {
    throw new Refusal('unauthorized', 'The timestamp is more than five minutes away');
  }
}
