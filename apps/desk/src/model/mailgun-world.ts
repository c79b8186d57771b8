import { z } from 'zod';

export const MailgunRegionSchema = z.enum(['us', 'eu']);
export type MailgunRegion = z.infer<typeof MailgunRegionSchema>;

export const MailEventSchema = z.object({
  id: z.string().min(1),
  event: z.enum(['accepted', 'delivered', 'failed', 'opened', 'clicked', 'rejected', 'stored']),
  domain: z.string(),
  recipient: z.string(),
  subject: z.string().nullable().default(null),
  from: z.string().nullable().default(null),
  template: z.string().nullable().default(null),
  severity: z.enum(['temporary', 'permanent']).nullable().default(null),
  reason: z.string().nullable().default(null),
  at: z.iso.datetime({ offset: true }),
});
export type MailEvent = z.infer<typeof MailEventSchema>;

/** All that the stand-in Mailgun holds. */
export const MailgunWorldSchema = z.object({
  /** A key reads the logs of its own region only, and of the domains it names. */
  keys: z.array(z.object({ key: z.string().min(1), region: MailgunRegionSchema, domains: z.array(z.string()) })),
  /** Days the logs reach back. */
  keepsDays: z.number().int().positive().default(30),
  events: z.array(MailEventSchema),
});
export type MailgunWorld = z.infer<typeof MailgunWorldSchema>;
