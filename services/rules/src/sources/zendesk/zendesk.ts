import { z } from 'zod';
import { moment } from '../answer-values.ts';
import type { Endpoint, Endpoints } from '../endpoint.ts';
import { onceClient } from '../once-client.ts';
import type { SourceClient } from '../source-client.ts';

const CommentSchema = z.object({
  id: z.number(),
  author_id: z.number(),
  public: z.boolean().optional(),
  created_at: moment,
  via: z
    .object({
      channel: z.union([z.string(), z.number()]).optional(),
      source: z
        .object({ from: z.object({ address: z.string().nullable().optional() }).nullable().optional() })
        .optional(),
    })
    .optional(),
  metadata: z.object({ flags: z.array(z.number()).optional() }).optional(),
});
export type Comment = z.output<typeof CommentSchema>;

const CommentsSchema = z.object({
  comments: z.array(CommentSchema),
  users: z.array(z.object({ id: z.number(), email: z.string().nullable().optional(), role: z.string() })).optional(),
  meta: z
    .object({ has_more: z.boolean().optional(), after_cursor: z.string().nullable().optional() })
    .nullable()
    .optional(),
});

export type CommentPage = z.output<typeof CommentsSchema>;

const FieldSchema = z.union([z.boolean(), z.string(), z.number(), z.null(), z.array(z.string())]);
const OrganizationSchema = z.object({ organization_fields: z.record(z.string(), FieldSchema).nullable().optional() });
export type OrganizationFields = NonNullable<z.output<typeof OrganizationSchema>['organization_fields']>;

const get = <T extends z.ZodType>(template: Endpoint['template'], answer: T, query: readonly string[] = []) =>
  ({ method: 'GET', template: `/api/v2${template}`, params: { id: 'number' }, query, answer }) as const;

const placeId = z
  .number()
  .nullish()
  .transform((id) => id ?? null);
const TicketSchema = z.object({
  organization_id: z.number().nullable(),
  requester_id: placeId,
  group_id: placeId,
  assignee_id: placeId,
});

/** Zendesk leaves out, or gives as null, what limits nobody; of anyone who is no agent nothing is believed. */
const AgentSchema = z
  .object({
    role: z.string(),
    suspended: z.boolean().nullish(),
    ticket_restriction: z.string().nullish(),
    organization_id: placeId,
  })
  .transform(({ role, suspended, ticket_restriction: restriction, organization_id: organizationId }) => ({
    organization_id: organizationId,
    is_admin: role === 'admin' && suspended !== true,
    ticket_restriction: role === 'end-user' || suspended === true ? 'requested' : (restriction ?? null),
  }));

/** Every call that facts and rights make to Zendesk. */
export const zendeskEndpoints = {
  ticket: get('/tickets/:id', z.object({ ticket: TicketSchema })),
  user: get('/users/:id', z.object({ user: AgentSchema })),
  memberships: get(
    '/users/:id/group_memberships',
    z.object({ group_memberships: z.array(z.object({ group_id: z.number() })) }),
  ),
  comments: get('/tickets/:id/comments', CommentsSchema, ['include', 'page[size]', 'page[after]']),
  identities: get(
    '/users/:id/identities',
    z.object({
      identities: z.array(
        z.object({ type: z.string(), value: z.string(), verification_method: z.string().nullable().optional() }),
      ),
    }),
  ),
  ticketField: get(
    '/ticket_fields/:id',
    z.object({ ticket_field: z.object({ type: z.string(), visible_in_portal: z.boolean().nullish() }) }),
  ),
  organization: get('/organizations/:id', z.object({ organization: OrganizationSchema })),
} as const satisfies Endpoints;

/** Which fields of an organization carry what, as the account has named them. */
export interface OrganizationMapping {
  paid: readonly string[];
  education: readonly string[];
  expires: string;
  hold: readonly string[];
}

/** Zendesk as one look-up reads it. */
export interface Zendesk {
  client: SourceClient<typeof zendeskEndpoints>;
  organization: OrganizationMapping;
  /** The account has Zendesk authenticate senders of mail; without it "From" is a claim. */
  authenticatesSenders: boolean;
  /** Address of a comment, for a person. */
  commentPage(ticketId: number, commentId: number): string;
}

export function zendeskOf(
  source: Omit<Zendesk, 'commentPage'> & { base: URL },
  oldest: number,
  used: Set<string>,
): Zendesk {
  const { client, base, ...rest } = source;
  return {
    ...rest,
    client: onceClient(client, oldest, used),
    commentPage: (ticketId, commentId) => `${base.origin}/agent/tickets/${ticketId}#comment-${commentId}`,
  };
}
