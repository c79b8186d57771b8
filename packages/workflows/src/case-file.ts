import { FactIdSchema, FactSchema, MemberSchema, NameSchema, type Fact } from '@handrail/contract';
import { z } from 'zod';

const scalar = z.union([z.boolean(), z.number(), z.string()]);
const member = MemberSchema.partial({
  name: true,
  email: true,
  direct: true,
  lastActivity: true,
  addedBy: true,
  isBot: true,
});

/** A fact as a person types it: a bare value, `null` for unknown, `{unobtainable: true}`, or the contract's whole fact. */
export const FactInputSchema = z.union([
  scalar,
  z.null(),
  z.array(z.string()),
  z.array(member).min(1),
  z.strictObject({ unobtainable: z.literal(true) }),
  FactSchema,
]);
export type FactInput = z.infer<typeof FactInputSchema>;
export const FactInputsSchema = z.record(FactIdSchema, FactInputSchema);
export type FactInputs = z.infer<typeof FactInputsSchema>;

/** A typed-in fact with provenance; null when it says that nobody knows. */
export const toFact = (input: FactInput, at: string): Fact | null => {
  if (input === null) return null;
  const provenance = { source: 'agent' as const, by: null, at, evidence: null, note: null };
  if (typeof input === 'object' && !Array.isArray(input)) {
    return 'state' in input ? input : { state: 'unobtainable', ...provenance };
  }
  if (!Array.isArray(input)) return { state: 'known', value: input, ...provenance };
  const members = input.filter((entry) => typeof entry !== 'string').map((entry) => MemberSchema.parse(entry));
  const words = input.filter((entry) => typeof entry === 'string');
  return { state: 'known', value: members.length > 0 ? members : words, ...provenance };
};

const names = z.union([NameSchema, z.array(NameSchema)]).transform((value) => (Array.isArray(value) ? value : [value]));

export const CaseSchema = z.strictObject({
  id: NameSchema,
  /** What the case shows, as a sentence. */
  says: z.string().trim().min(1).max(300),
  /** Sets the case starts from, later ones winning. */
  from: names.default([]),
  facts: FactInputsSchema.default({}),
  /** Expected outcome; for `collect` the leading one. */
  outcome: NameSchema.optional(),
  /** Expected outcomes of a `collect` workflow, in any order. */
  outcomes: z.array(NameSchema).optional(),
  /** Outcomes that must still be possible, all of them, when the case is open. */
  open: z.array(NameSchema).optional(),
  /** Rule that must name the outcome. */
  decided_by: NameSchema.optional(),
  /** Rules that one changed fact would let decide. */
  misses: names.default([]),
  /** Fact asked first, or several facts that must be among the questions. */
  asks: z.union([FactIdSchema, z.array(FactIdSchema)]).optional(),
  /** Steps that can be worked now. */
  steps: z.array(NameSchema).default([]),
  /** Steps that cannot be worked now. */
  forbidden: z.array(NameSchema).default([]),
  /** Handbook rules the case shows besides those of the rule that decides it. */
  handbook: z.array(z.string()).default([]),
});
export type Case = z.infer<typeof CaseSchema>;

/** `cases.yaml`: what a workflow must decide. */
export const CaseFileSchema = z.strictObject({
  $schema: z.string().optional(),
  /** Instant all cases are decided at. */
  as_of: z.iso.datetime().default('2026-06-01T12:00:00Z'),
  sets: z.record(NameSchema, FactInputsSchema).default({}),
  cases: z.array(CaseSchema).min(1),
});
export type CaseFile = z.infer<typeof CaseFileSchema>;
