import { z } from 'zod';
import { InstantSchema, TicketIdSchema } from './id.ts';

/** Zendesk's status category; labels such as "On-hold" are normalised to these. */
export const TicketStatusSchema = z.enum(['new', 'open', 'pending', 'hold', 'solved', 'closed']);
export type TicketStatus = z.infer<typeof TicketStatusSchema>;

export const TicketCommentSchema = z.object({
  id: z.string().max(40).nullable(),
  author: z.object({
    id: z.string().max(40).nullable(),
    email: z.string().max(320).nullable(),
    role: z.enum(['end-user', 'agent', 'unknown']),
  }),
  public: z.boolean(),
  text: z.string().max(20_000),
  at: InstantSchema.nullable(),
});
export type TicketComment = z.infer<typeof TicketCommentSchema>;

/** What the sidebar read from the ticket. A claim of the browser: good for matching, never for rights. */
export const TicketSnapshotSchema = z.object({
  id: TicketIdSchema,
  subject: z.string().max(1000),
  /** First message of the requester, plain text. */
  description: z.string().max(20_000),
  requester: z.object({ name: z.string().max(300).nullable(), email: z.string().max(320).nullable() }),
  status: TicketStatusSchema,
  tags: z.array(z.string().max(200)).max(200),
  form: z.string().max(200).nullable(),
  externalId: z.string().max(300).nullable(),
  channel: z.string().max(60).nullable(),
  comments: z.array(TicketCommentSchema).max(200),
});
export type TicketSnapshot = z.infer<typeof TicketSnapshotSchema>;
