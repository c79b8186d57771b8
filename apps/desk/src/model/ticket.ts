import { z } from 'zod';

export const StatusSchema = z.enum(['new', 'open', 'pending', 'hold', 'solved', 'closed']);
export type Status = z.infer<typeof StatusSchema>;

/** `messaging` tickets have a plain composer that takes Markdown; the others a rich one. */
export const ChannelSchema = z.enum(['email', 'web', 'messaging', 'api']);
export type Channel = z.infer<typeof ChannelSchema>;

export const CommentSchema = z.object({
  id: z.number().int().positive(),
  authorId: z.number().int().positive(),
  public: z.boolean(),
  html: z.string(),
  at: z.iso.datetime(),
  channel: ChannelSchema,
  /** Address a message was sent from, which may differ from the author's own. */
  from: z.string().nullable(),
  /** Zendesk's doubts about it: 0 the sender, 2 not part of the conversation, 3 not signed in, 11 sent on behalf. */
  flags: z.array(z.number().int().nonnegative()).optional(),
});
export type Comment = z.infer<typeof CommentSchema>;

export const TicketSchema = z.object({
  id: z.number().int().positive(),
  subject: z.string(),
  requesterId: z.number().int().positive(),
  submitterId: z.number().int().positive(),
  assigneeId: z.number().int().positive().nullable(),
  groupId: z.number().int().positive().nullable(),
  status: StatusSchema,
  customStatusId: z.number().int().positive(),
  priority: z.enum(['low', 'normal', 'high', 'urgent']).nullable(),
  type: z.enum(['problem', 'incident', 'question', 'task']).nullable(),
  tags: z.array(z.string()),
  externalId: z.string().nullable(),
  /** The closed ticket that this one follows up. */
  followUpOf: z.number().int().positive().nullable().default(null),
  formId: z.number().int().positive(),
  customFields: z.array(z.object({ id: z.number().int().positive(), value: z.string().nullable() })).default([]),
  channel: ChannelSchema,
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  comments: z.array(CommentSchema),
});
export type Ticket = z.infer<typeof TicketSchema>;
