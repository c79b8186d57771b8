import { z } from 'zod';
import type { Endpoints } from '../endpoint.ts';
import type { SourceClient } from '../source-client.ts';

const LogsSchema = z.object({
  items: z.array(
    z.object({
      event: z.string(),
      reason: z.string().optional(),
      tags: z.array(z.string()).optional(),
      message: z.object({ headers: z.object({ subject: z.string().optional() }).optional() }).optional(),
    }),
  ),
  pagination: z.object({ next: z.string().max(4000).optional() }).optional(),
});
export type Logs = z.output<typeof LogsSchema>;
export type LogItem = Logs['items'][number];

/** Every call that is ever made to Mailgun: a read, although it is a POST. */
export const mailgunEndpoints = {
  logs: { method: 'POST', template: '/v1/analytics/logs', params: {}, query: [], answer: LogsSchema },
} as const satisfies Endpoints;

/** Mailgun as one look-up reads it, with what the account says about reset mails. */
export interface Mailgun {
  client: SourceClient<typeof mailgunEndpoints>;
  domains: { gitlab: string; portal: string };
  subjects: readonly string[];
  tags: readonly string[];
  /** How far back the plan keeps logs. */
  days: number;
}
