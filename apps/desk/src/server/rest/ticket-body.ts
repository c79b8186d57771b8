import { z } from 'zod';
import { paragraphs } from '../../seed/seed-state.ts';
import { StatusSchema } from '../../model/ticket.ts';

const CommentBodySchema = z
  .object({
    body: z.string().min(1).optional(),
    html_body: z.string().min(1).optional(),
    public: z.boolean().default(true),
    author_id: z.number().int().optional(),
  })
  .refine((comment) => comment.body ?? comment.html_body, 'A comment needs a body');

const id = z.number().int().positive();

const ticketFields = {
  subject: z.string().max(1000).optional(),
  status: StatusSchema.optional(),
  custom_status_id: id.optional(),
  priority: z.enum(['low', 'normal', 'high', 'urgent']).nullish(),
  type: z.enum(['problem', 'incident', 'question', 'task']).nullish(),
  tags: z.array(z.string()).optional(),
  external_id: z.string().nullish(),
  via_followup_source_id: z.number().int().positive().optional(),
  assignee_id: id.nullish(),
  group_id: id.nullish(),
  ticket_form_id: id.optional(),
  custom_fields: z.array(z.object({ id, value: z.string().nullable() })).optional(),
};

/** Body of `POST /api/v2/tickets`, of what Zendesk takes. */
export const CreateTicketSchema = z.object({
  ticket: z
    .object({
      ...ticketFields,
      comment: CommentBodySchema,
      requester: z.object({ name: z.string().optional(), email: z.email() }).optional(),
      requester_id: id.optional(),
      macro_ids: z.array(id).optional(),
    })
    .refine(({ subject, comment }) => subject ?? comment.body, 'A ticket needs a subject'),
});

/** Body of `PUT /api/v2/tickets/{id}`. */
export const UpdateTicketSchema = z.object({
  ticket: z.object({
    ...ticketFields,
    comment: CommentBodySchema.optional(),
    safe_update: z.boolean().optional(),
    updated_stamp: z.iso.datetime({ offset: true }).optional(),
  }),
});

export type CommentBody = z.infer<typeof CommentBodySchema>;
export type TicketFields = z.infer<typeof UpdateTicketSchema>['ticket'];

export function htmlOf({ html_body, body }: CommentBody): string {
  return html_body ?? paragraphs(body ?? '');
}
