import { z } from 'zod';
import { FactSourceSchema, FactValueSchema } from './fact.ts';
import { FactIdSchema, InstantSchema } from './id.ts';
import { LookedUpSourceSchema } from './look-up.ts';
import { linkSchema, textSchema } from './text.ts';

/** Where a proposed value was read. */
export const ProposalSourceSchema = FactSourceSchema.extract(['ticket', ...LookedUpSourceSchema.options]);
export type ProposalSource = z.infer<typeof ProposalSourceSchema>;

/** What a proposal rests on, so that a person can judge it. */
export const ProposalBasisSchema = z.object({
  /** The sentence it stood in, or what the source said. */
  says: textSchema(300).min(1),
  /** Zendesk's id of the message it stood in; null for the first message and for other sources. */
  commentId: textSchema(40).nullable().default(null),
  link: linkSchema(2000).nullable().default(null),
});
export type ProposalBasis = z.infer<typeof ProposalBasisSchema>;

/** A value that something says and nobody has taken yet; taking it is an ordinary `fact_recorded` by a person. */
export const ProposalSchema = z.object({
  fact: FactIdSchema,
  value: FactValueSchema,
  /** The value in words, ready to show. */
  shown: z.string(),
  source: ProposalSourceSchema,
  says: z.string(),
  link: z.string().nullable(),
  at: InstantSchema,
});
export type Proposal = z.infer<typeof ProposalSchema>;
