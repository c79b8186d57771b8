import { NameSchema } from '@handrail/contract';
import { z } from 'zod';

/** Front matter of `snippets/<id>.md`. `copy` texts are literal, the other two are Markdown. */
export const SnippetHeadSchema = z.strictObject({
  title: z.string().trim().min(1).max(200),
  mode: z.enum(['public', 'internal', 'copy']),
  /** Zendesk macro whose approved wording replaces this text where it is active. */
  macro: z.string().trim().min(1).optional(),
  /** Handbook rule numbers the text carries. */
  handbook: z.array(z.string()).default([]),
});

export const SnippetSchema = SnippetHeadSchema.extend({ id: NameSchema, body: z.string() });
export type Snippet = z.infer<typeof SnippetSchema>;
