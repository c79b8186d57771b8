import { z } from 'zod';
import type { MailEvent, MailgunWorld } from '../model/mailgun-world.ts';

const day = 86_400_000;
/** Mailgun's `m` is a month. */
const lengthOf: Record<string, number> = { h: day / 24, d: day, m: 30 * day };
const rfc2822 = /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})? (?:[+-]\d{4}|GMT|UTC)$/;
const MailTimeSchema = z.string().regex(rfc2822, 'is not a date of RFC 2822');

export const LogQuerySchema = z.object({
  start: MailTimeSchema.optional(),
  end: MailTimeSchema.optional(),
  duration: z
    .string()
    .regex(/^\d+[hdm]$/)
    .optional(),
  events: z.array(z.string()).optional(),
  include_subaccounts: z.boolean().optional(),
  include_totals: z.boolean().optional(),
  filter: z
    .object({
      AND: z.array(
        z.object({
          attribute: z.enum(['recipient', 'domain', 'subject', 'from']),
          comparator: z.enum(['=', '!=', 'contains', 'not contains']),
          values: z.array(z.object({ label: z.string(), value: z.string() })),
        }),
      ),
    })
    .optional(),
  pagination: z
    .object({
      sort: z.enum(['timestamp:asc', 'timestamp:desc']).optional(),
      token: z.string().optional(),
      limit: z.number().int().min(1).max(1000).optional(),
    })
    .optional(),
});
export type LogQuery = z.infer<typeof LogQuerySchema>;

/** Domains that a query names, or null when it asks for all. */
export function askedDomains({ filter }: LogQuery): string[] | null {
  const named = filter?.AND.filter(({ attribute, comparator }) => attribute === 'domain' && comparator === '=');
  return named && named.length > 0 ? named.flatMap(({ values }) => values.map(({ value }) => value)) : null;
}

/** A page of log records. The token of the next page is where it starts. */
export function logPage(world: MailgunWorld, domains: readonly string[], query: LogQuery, now: Date) {
  const end = query.end === undefined ? now.getTime() : Date.parse(query.end);
  const start = Math.max(startOf(query, end), now.getTime() - world.keepsDays * day);
  const isUp = query.pagination?.sort === 'timestamp:asc';
  const found = world.events
    .filter(
      (mail) =>
        domains.includes(mail.domain) &&
        Date.parse(mail.at) >= start &&
        Date.parse(mail.at) <= end &&
        (query.events?.includes(mail.event) ?? true) &&
        (query.filter?.AND.every((clause) => holds(clause, mail)) ?? true),
    )
    .toSorted((a, b) => (isUp ? 1 : -1) * (Date.parse(a.at) - Date.parse(b.at)));
  const from = Number(query.pagination?.token ?? 0);
  const limit = query.pagination?.limit ?? 100;
  return {
    start: new Date(start).toUTCString(),
    end: new Date(end).toUTCString(),
    items: found.slice(from, from + limit).map(eventJson),
    pagination: {
      ...(from > 0 ? { previous: String(Math.max(from - limit, 0)) } : {}),
      ...(from + limit < found.length ? { next: String(from + limit) } : {}),
      ...(query.include_totals ? { total: found.length } : {}),
    },
    aggregates: {},
  };
}

/** A duration counts back from the end and wins over a start; without either it is a day. */
function startOf({ start, duration }: LogQuery, end: number): number {
  if (duration !== undefined) return end - Number(duration.slice(0, -1)) * (lengthOf[duration.at(-1) ?? 'd'] ?? day);
  return start === undefined ? end - day : Date.parse(start);
}

function holds(
  { attribute, comparator, values }: NonNullable<LogQuery['filter']>['AND'][number],
  mail: MailEvent,
): boolean {
  const value = (mail[attribute] ?? '').toLowerCase();
  const wanted = values.map((entry) => entry.value.toLowerCase());
  const isHit = comparator.endsWith('=') ? wanted.includes(value) : wanted.some((part) => value.includes(part));
  return comparator === '=' || comparator === 'contains' ? isHit : !isHit;
}

function eventJson(mail: MailEvent) {
  const headers = {
    ...(mail.subject === null ? {} : { subject: mail.subject }),
    ...(mail.from === null ? {} : { from: mail.from }),
  };
  return {
    id: mail.id,
    event: mail.event,
    '@timestamp': mail.at,
    domain: { name: mail.domain },
    recipient: mail.recipient,
    ...(mail.severity === null ? {} : { severity: mail.severity }),
    ...(mail.reason === null ? {} : { reason: mail.reason }),
    ...(Object.keys(headers).length === 0 ? {} : { message: { headers } }),
    ...(mail.event === 'delivered' ? { 'delivery-status': { code: 250, message: 'OK' } } : {}),
    ...(mail.template === null ? {} : { template: { name: mail.template } }),
  };
}
