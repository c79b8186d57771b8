import { z } from 'zod';
import { InstantSchema, TicketIdSchema, ZendeskIdSchema } from './id.ts';
import { readAddressSchema, readSchema } from './text.ts';

/** Zendesk's status category; labels such as "On-hold" are normalised to these. */
export const TicketStatusSchema = z.enum(['new', 'open', 'pending', 'hold', 'solved', 'closed']);
export type TicketStatus = z.infer<typeof TicketStatusSchema>;

export const TicketCommentSchema = z.object({
  id: readSchema(40).nullable(),
  author: z.object({
    id: readSchema(40).nullable(),
    email: readAddressSchema,
    role: z.enum(['end-user', 'agent', 'unknown']),
  }),
  public: z.boolean(),
  text: readSchema(20_000),
  at: InstantSchema.nullable(),
});
export type TicketComment = z.infer<typeof TicketCommentSchema>;

/** Zendesk numbers its custom fields, and takes letters, digits and underscores for keys. */
const FieldKeySchema = z.string().regex(/^[\w.-]{1,100}$/);

/** What was not read of a conversation. Characters count only those that were seen. */
export const NotReadSchema = z.object({ messages: z.int().min(0), characters: z.int().min(0) });
export type NotRead = z.infer<typeof NotReadSchema>;

/** The ticket that this one follows up, or was split off from, as Zendesk links them. */
export const CameFromSchema = z.object({ ticketId: TicketIdSchema, how: z.enum(['follow_up', 'split']) });
export type CameFrom = z.infer<typeof CameFromSchema>;

/** What the sidebar read from the ticket. A claim of the browser: good for matching, never for rights. */
export const TicketSnapshotSchema = z.object({
  id: TicketIdSchema,
  subject: readSchema(1000),
  /** First message of the requester, plain text. */
  description: readSchema(20_000),
  requester: z.object({
    /** Zendesk's user id, by which the requester's own comments are told from others'. */
    id: readSchema(40).nullish(),
    name: readSchema(300).nullable(),
    email: readAddressSchema,
  }),
  status: TicketStatusSchema,
  tags: z.array(readSchema(200)).max(200),
  form: readSchema(200).nullable(),
  formId: readSchema(40).nullish(),
  brand: readSchema(200).nullish(),
  groupId: ZendeskIdSchema.nullish(),
  /** Custom fields by id, and fields of the requester's organization by key, as far as they hold words. */
  fields: z.record(FieldKeySchema, readSchema(400)).nullish(),
  organization: z.record(FieldKeySchema, readSchema(400)).nullish(),
  externalId: readSchema(300).nullable(),
  channel: readSchema(60).nullable(),
  cameFrom: CameFromSchema.nullish(),
  /** Oldest first; of a longer conversation the newest. */
  comments: z.array(TicketCommentSchema).max(200),
  /** What did not fit in here. */
  leftOut: NotReadSchema.nullish(),
});
export type TicketSnapshot = z.infer<typeof TicketSnapshotSchema>;
