import { z } from 'zod';
import { FactIdSchema, NameSchema } from './id.ts';

/** A placeholder without a value; insertion is blocked while there is one. */
export const UnfilledSchema = z.object({
  placeholder: z.string(),
  /** The fact it is bound to; null when it is not a fact, e.g. the requester's name. */
  fact: FactIdSchema.nullable(),
  label: z.string(),
});
export type Unfilled = z.infer<typeof UnfilledSchema>;

/** A snippet filled for one run. The three forms say the same; `html` is already escaped and sanitised. */
export const RenderedSnippetSchema = z.object({
  id: NameSchema,
  title: z.string(),
  mode: z.enum(['public', 'internal', 'copy']),
  /** Active Zendesk macro whose text replaces this one where it exists. */
  macro: z.string().nullable(),
  markdown: z.string(),
  html: z.string(),
  text: z.string(),
  unfilled: z.array(UnfilledSchema),
});
export type RenderedSnippet = z.infer<typeof RenderedSnippetSchema>;

export const LinkViewSchema = z.object({
  id: NameSchema,
  label: z.string(),
  /** Null while a part of the address is unknown. */
  url: z.url().nullable(),
  system: z.string(),
  /** Facts that are that part. Missing from a service of before. */
  waitsFor: z.array(FactIdSchema).optional(),
});
export type LinkView = z.infer<typeof LinkViewSchema>;
