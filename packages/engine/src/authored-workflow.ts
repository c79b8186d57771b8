import {
  AnswererSchema,
  CitationSchema,
  FactIdSchema,
  FactTypeSchema,
  NameSchema,
  ScopeSchema,
  TextFormatSchema,
  TicketStatusSchema,
} from '@handrail/contract';
import { z } from 'zod';

/** A workflow as its author wrote it: `workflow.yaml` parsed, shape checked, meaning not yet. */

const scalar = z.union([z.boolean(), z.number(), z.string()]);
const sentence = z.string().trim().min(1).max(400);

/**
 * What is asked of one fact: a value, one of several, or a threshold. Numbers compare by size, dates by day;
 * `*_days_ago` count from the decision's `asOf`. `given` is true for any value but the empty one.
 */
export const TestSchema = z.union([
  scalar,
  z.array(scalar).min(1),
  z.strictObject({ not: z.union([scalar, z.array(scalar).min(1)]) }),
  z
    .strictObject({
      at_least: z.number(),
      above: z.number(),
      at_most: z.number(),
      below: z.number(),
      before: z.iso.date(),
      from: z.iso.date(),
      more_than_days_ago: z.number().int().nonnegative(),
      within_days_ago: z.number().int().nonnegative(),
      given: z.boolean(),
      includes: z.string(),
    })
    .partial()
    .refine((test) => Object.keys(test).length > 0, 'State what to compare with, e.g. {at_least: 1}'),
]);
export type Test = z.infer<typeof TestSchema>;

/** Facts that must all pass their tests, plus `all`, `any` and `not` over further conditions. `{}` always holds. */
export type Condition = {
  all?: Condition[] | undefined;
  any?: Condition[] | undefined;
  not?: Condition | undefined;
  [fact: string]: Test | Condition | Condition[] | undefined;
};
export const ConditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z
    .object({
      all: z.array(ConditionSchema).min(1).optional(),
      any: z.array(ConditionSchema).min(1).optional(),
      not: ConditionSchema.optional(),
    })
    .catchall(TestSchema),
);

const said = { note: sentence.optional() };
const option = z.union([z.string(), z.strictObject({ value: z.string(), label: sentence })]);

const caseFact = z.strictObject({
  ask: sentence,
  hint: sentence.optional(),
  type: FactTypeSchema,
  /** Of a `text`: what it names at GitLab. Pasted addresses are then understood and other forms refused. */
  format: TextFormatSchema.optional(),
  options: z.array(option).min(2).optional(),
  who: AnswererSchema.default('agent'),
  scope: ScopeSchema.default('subject'),
  cost: z.number().nonnegative().optional(),
  look: NameSchema.optional(),
  question: NameSchema.optional(),
  /** Read from the ticket snapshot or a fact source, e.g. `ticket.requester.email`. */
  read: z.string().optional(),
  /** A value the workflow itself knows until somebody corrects it. */
  starts: z.union([scalar, z.array(z.string())]).optional(),
  ...said,
});

const progressFact = z.strictObject({
  /** What is recorded, in plain words. Boolean facts start as no, choices as their first option. */
  progress: sentence,
  options: z.array(option).min(2).optional(),
  ...said,
});

const derivedFact = z.union([
  z.strictObject({ equal: z.tuple([FactIdSchema, FactIdSchema]), ...said }),
  z.strictObject({ domain_of: FactIdSchema, ...said }),
  z.strictObject({ member: z.tuple([FactIdSchema, FactIdSchema]), ...said }),
  z.strictObject({ count: FactIdSchema, ...said }),
  /** Owners that may be asked: direct, human, not the person named by `except` (X13, X18, X19). */
  z.strictObject({ owners_to_ask: FactIdSchema, except: FactIdSchema.optional(), ...said }),
  z.strictObject({ days_since: FactIdSchema, ...said }),
  z.strictObject({ holds: ConditionSchema, ...said }),
]);

/** Authored facts are told apart by their keys: `ask`, `progress`, or one of the derivations. */
export const AuthoredFactSchema = z.union([caseFact, progressFact, derivedFact]);

const citation = z.union([sentence, CitationSchema.partial({ page: true, url: true })]);

export const AuthoredRuleSchema = z.strictObject({
  id: NameSchema,
  /** Rules of one group must not disagree when several hold; without a group, order decides. */
  group: NameSchema.optional(),
  when: ConditionSchema,
  outcome: NameSchema,
  /** Said when the rule holds. */
  reason: sentence,
  /** Said when the rule does not hold; makes the rule a gate. */
  passes: sentence.optional(),
  cite: citation,
  /** Rule numbers of `rules.md` this rule carries, e.g. ["18", "X1"]. */
  handbook: z.array(z.string()).default([]),
  ...said,
});

const step = {
  id: NameSchema,
  title: sentence,
  hint: sentence.optional(),
  gate: z.boolean().default(false),
  irreversible: z.boolean().default(false),
  /** Steps that must be done before this one. */
  needs: z.array(NameSchema).default([]),
  /** Shown only while this holds; else "not needed". */
  when: ConditionSchema.optional(),
  otherwise: sentence.optional(),
  /** Progress facts it records when done: `fact` for true, or fact and value. */
  sets: z.union([FactIdSchema, z.record(FactIdSchema, scalar)]).optional(),
  /** May be worked as soon as its outcome is possible; never allowed for irreversible steps. */
  early: z.boolean().default(false),
  handbook: z.array(z.string()).default([]),
};

export const AuthoredStepSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ask'),
    ...step,
    facts: z.array(FactIdSchema).min(1),
    question: NameSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('check'),
    ...step,
    facts: z.array(FactIdSchema).default([]),
    link: NameSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('reply'), ...step, snippet: NameSchema }),
  z.strictObject({ kind: z.literal('note'), ...step, snippet: NameSchema }),
  z.strictObject({ kind: z.literal('macro'), ...step, macro: sentence, snippet: NameSchema.optional() }),
  z.strictObject({
    kind: z.literal('status'),
    ...step,
    status: TicketStatusSchema,
    reason: sentence,
    wake_after_days: z.number().int().positive().optional(),
    fallback: sentence.optional(),
  }),
  z.strictObject({
    kind: z.literal('owner_ticket'),
    ...step,
    subject: sentence,
    snippet: NameSchema,
    link_note: NameSchema,
    macro: sentence.optional(),
    status: TicketStatusSchema.default('hold'),
    /** Fact of type members to choose from. */
    members: FactIdSchema,
    /** Fact naming the requester, who is never asked (X19). */
    except: FactIdSchema.optional(),
    /** Parameter with the most owners to ask. */
    most: NameSchema,
    /** Progress fact with options none, approved, refused, contradicting (X20). */
    answers: FactIdSchema,
  }),
  z.strictObject({ kind: z.literal('admin_note'), ...step, snippet: NameSchema, link: NameSchema.optional() }),
  z.strictObject({ kind: z.literal('command'), ...step, snippet: NameSchema, link: NameSchema.optional() }),
  z.strictObject({ kind: z.literal('link'), ...step, link: NameSchema }),
  z.strictObject({
    kind: z.literal('approval'),
    ...step,
    of: z.enum(['lead', 'peer']),
    question: sentence,
    /** Progress fact with options none, approved, denied. */
    answers: FactIdSchema,
  }),
  z.strictObject({
    kind: z.literal('wait'),
    ...step,
    on: sentence,
    limit_days: z.number().int().positive().optional(),
    reminder: NameSchema.optional(),
  }),
]);
export type AuthoredStep = z.infer<typeof AuthoredStepSchema>;

export const AuthoredOutcomeSchema = z.strictObject({
  says: sentence,
  tone: z.enum(['go', 'wait', 'stop', 'ask', 'manager']),
  steps: z.array(AuthoredStepSchema).default([]),
  /** Snippets offered here besides those of the steps. */
  snippets: z.array(NameSchema).default([]),
  /** Outcomes that usually follow, for the outline of what comes next. */
  leads_to: z.array(NameSchema).default([]),
});

export const AuthoredMatchSchema = z.strictObject({
  subject: z.array(z.string()).default([]),
  body: z.array(z.string()).default([]),
  tags: z.array(z.string()).default([]),
  form: z.array(z.string()).default([]),
  because: sentence,
  weight: z.number().positive().default(1),
});

export const AuthoredConstraintSchema = z.union([
  z.strictObject({ if: ConditionSchema, implies: ConditionSchema, because: sentence }),
  z.strictObject({ never: z.array(ConditionSchema).min(2), because: sentence }),
]);

export const AuthoredWorkflowSchema = z.strictObject({
  id: NameSchema,
  /** Raised by the author with each change of meaning. */
  number: z.number().int().positive().default(1),
  title: sentence,
  summary: sentence,
  source: CitationSchema,
  hit: z.enum(['first', 'collect']).default('first'),
  subject: FactIdSchema.optional(),
  parameters: z.record(NameSchema, z.number()).default({}),
  match: z.array(AuthoredMatchSchema).default([]),
  facts: z.record(FactIdSchema, AuthoredFactSchema),
  constraints: z.array(AuthoredConstraintSchema).default([]),
  /** Each clause gives a fact `until.<id>`, open or closed, that rules can test. */
  until: z
    .record(
      NameSchema,
      z.strictObject({
        issue: z.string(),
        url: z.url(),
        state_seen: z.enum(['open', 'closed']),
        checked_on: z.iso.date(),
        affects: sentence,
      }),
    )
    .default({}),
  rules: z.array(AuthoredRuleSchema).min(1),
  outcomes: z.record(NameSchema, AuthoredOutcomeSchema),
  /** Steps offered under every outcome. */
  steps: z.array(AuthoredStepSchema).default([]),
  links: z.record(NameSchema, z.strictObject({ label: sentence, system: sentence, url: z.string() })).default({}),
});
export type AuthoredWorkflow = z.infer<typeof AuthoredWorkflowSchema>;
