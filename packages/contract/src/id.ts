import { z } from 'zod';
import { nameSchema, textSchema } from './text.ts';

/** A dotted lower-case name such as `other.confirmed`; unique within a workflow. */
export const FactIdSchema = z
  .string()
  .max(80)
  .regex(
    /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/,
    'Use lower-case words joined by dots or underscores, e.g. other.confirmed',
  );

/** A short name of a workflow, rule, step, outcome, snippet or link. */
export const NameSchema = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z0-9]*([-_][a-z0-9]+)*$/, 'Use lower-case words joined by dashes or underscores');

/** An instant in UTC, ISO 8601 with `Z`. */
export const InstantSchema = z.iso.datetime();

/** UUID version 7 (RFC 9562): sorts by time of creation. */
export const UuidSchema = z.uuid();

/** Zendesk's numeric ticket id. */
export const TicketIdSchema = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** Zendesk ids are numbers that may exceed what JSON numbers hold exactly, so they travel as text. */
export const ZendeskIdSchema = z.string().regex(/^\d{1,20}$/, 'A Zendesk id is a whole number');

/** Chosen by the client, one per intended change; the same key is accepted once. */
export const IdempotencyKeySchema = nameSchema(100).min(8);

/** Where a rule or workflow comes from in the handbook. */
export const CitationSchema = z.object({
  /** File name of the handbook page as the workflow cites it. */
  page: z.string(),
  heading: z.string(),
  /** Public address of that heading. */
  url: z.url(),
});
export type Citation = z.infer<typeof CitationSchema>;

/** A person or the service itself, as the author of an event. */
export const ActorSchema = z.object({
  /** Zendesk user id; `service` for what Handrail did on its own. */
  id: textSchema(40),
  name: textSchema(200).nullable(),
  role: z.enum(['agent', 'lead', 'service']),
});
export type Actor = z.infer<typeof ActorSchema>;

/** Tag of a language, as browsers and screen readers know it. */
export const LanguageTagSchema = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Write a language tag, e.g. en or pt-BR');
