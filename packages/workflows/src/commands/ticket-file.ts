import { type TicketSnapshot, TicketSnapshotSchema } from '@handrail/contract';
import { parse } from 'yaml';
import { z } from 'zod';

const CommentSchema = z.object({
  author: z.enum(['requester', 'agent', 'cc']).default('requester'),
  public: z.boolean().default(true),
  text: z.string(),
});

const noRequester = { name: null, email: null };
const FormSchema = z.object({ name: z.string().optional(), id: z.union([z.string(), z.number()]).optional() });

/** A ticket as an author writes it down to see what fits: the form of the corpus, and what else Zendesk holds. */
export const TicketFileSchema = z.object({
  id: z.union([z.string(), z.number()]).default('ticket').transform(String),
  subject: z.string().default(''),
  /** Else the first comment is the description. */
  description: z.string().optional(),
  requester: z
    .object({ name: z.string().nullable().default(null), email: z.string().nullable().default(null) })
    .default(noRequester),
  form: z.union([z.string().transform((name) => ({ name, id: undefined })), FormSchema]).optional(),
  brand: z.string().optional(),
  tags: z.array(z.string()).default([]),
  fields: z.record(z.string(), z.string()).optional(),
  organization: z.record(z.string(), z.string()).optional(),
  /** In order. */
  comments: z.array(CommentSchema).default([]),
});

const WrittenTicketSchema = TicketFileSchema.refine(
  ({ subject, description, comments }) => subject !== '' || description !== undefined || comments.length > 0,
  { error: 'Give a subject, a description or comments' },
);
export type TicketFile = z.output<typeof TicketFileSchema>;

/** The ticket as the sidebar would read it. */
export function snapshotOf(ticket: TicketFile): TicketSnapshot {
  const { subject, requester, form, brand, tags, fields, organization } = ticket;
  const first = { author: 'requester', public: true } as const;
  const comments =
    ticket.description === undefined ? ticket.comments : [{ ...first, text: ticket.description }, ...ticket.comments];
  return {
    id: 1,
    subject,
    description: comments[0]?.text ?? '',
    requester: { id: 'requester', ...requester },
    status: 'open',
    tags,
    form: form?.name ?? null,
    formId: form?.id === undefined ? null : String(form.id),
    brand: brand ?? null,
    fields: fields ?? null,
    organization: organization ?? null,
    externalId: null,
    channel: null,
    comments: comments.map(({ author, public: isPublic, text }, at) => ({
      id: String(at),
      author: {
        id: author,
        email: author === 'requester' ? requester.email : null,
        role: author === 'agent' ? 'agent' : 'end-user',
      },
      public: isPublic,
      text,
      at: null,
    })),
  };
}

/** Its first sign is a bracket, or a line begins with a key of ours: meant as data, and wrong data is said to be wrong. */
const asData = /^\s*[{[]|^(?:id|subject|description|requester|form|tags|fields|comments):/m;

/**
 * A ticket written as YAML or JSON, in the author's form or as the service takes it (`TicketSnapshot`); any other text is
 * what a requester wrote. Throws a `ZodError` or a `YAMLParseError`.
 */
export function readTicketFile(text: string): TicketSnapshot {
  if (!asData.test(text)) return snapshotOf(TicketFileSchema.parse({ description: text }));
  const data: unknown = parse(text);
  const whole = TicketSnapshotSchema.safeParse(data);
  return whole.success ? whole.data : snapshotOf(WrittenTicketSchema.parse(data));
}
