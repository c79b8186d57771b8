import {
  AnswererSchema,
  CitationSchema,
  FactIdSchema,
  FactTypeSchema,
  LanguageTagSchema,
  NameSchema,
  PageNameSchema,
  ScopeSchema,
  TextFormatSchema,
  TicketStatusSchema,
} from '@handrail/contract';
import { z } from 'zod';
import { AuthoredJointQuestionSchema } from './authored-joint-question.ts';

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
  /**
   * What the fact is about: the facts that name it, or the ticket. Without it the run's subject, or the ticket for
   * facts of that scope. When what it is about is corrected, it is unknown again (X32).
   */
  about: z.union([z.literal('ticket'), FactIdSchema, z.array(FactIdSchema).min(1)]).optional(),
  /** Of a consent: the facts whose values its asking text names. It holds while they are as they were then (X31). */
  covers: z.array(FactIdSchema).optional(),
  /** No lead can answer it in place of whom it comes from: a passed verification (X34). Consents never can. */
  irreplaceable: z.boolean().optional(),
  /** A value the workflow itself knows until somebody corrects it. */
  starts: z.union([scalar, z.array(z.string())]).optional(),
  ...said,
});

const progressFact = z.strictObject({
  /** What is recorded, in plain words. Boolean facts start as no, choices as their first option. */
  progress: sentence,
  options: z.array(option).min(2).optional(),
  /** `ticket`: done in one run it counts in all runs of the workflow on the ticket. */
  scope: ScopeSchema.default('subject'),
  /** Of owners' answers: the facts whose values the letter to them names (X31). */
  covers: z.array(FactIdSchema).optional(),
  ...said,
});

/** Facts that name one person: username, addresses. */
const people = z.union([FactIdSchema, z.array(FactIdSchema).min(1)]);

const derivedFact = z.union([
  z.strictObject({ equal: z.tuple([FactIdSchema, FactIdSchema]), ...said }),
  z.strictObject({ domain_of: FactIdSchema, ...said }),
  z.strictObject({ member: z.tuple([FactIdSchema, FactIdSchema]), ...said }),
  z.strictObject({ count: FactIdSchema, ...said }),
  /** Owners that may be asked: direct, human, not the person named by `except` (X13, X18, X19). */
  z.strictObject({ owners_to_ask: FactIdSchema, except: people.optional(), ...said }),
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
  /** A shared rule that this one stands before; without it a workflow's own rules follow the shared ones. */
  before: NameSchema.optional(),
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
  /** The consent that its text asks for. */
  asks: FactIdSchema.optional(),
  /** What it says is awaited: when that has arrived, the step is no longer required (X42). */
  awaits: FactIdSchema.optional(),
  /** What an irreversible step is done to: the facts that name it; without it the run's subject. */
  about: z.union([FactIdSchema, z.array(FactIdSchema).min(1)]).optional(),
  /** May be worked as soon as its outcome is possible; never allowed for irreversible steps. */
  early: z.boolean().default(false),
  handbook: z.array(z.string()).default([]),
};

const status = {
  status: TicketStatusSchema,
  reason: sentence,
  wake_after_days: z.number().int().positive().optional(),
  fallback: sentence.optional(),
};

const wait = { on: sentence, limit_days: z.number().int().positive().optional(), reminder: NameSchema.optional() };

const part = {
  /** Named after the reply where it has none. */
  id: NameSchema.optional(),
  title: sentence.optional(),
  hint: sentence.optional(),
  handbook: z.array(z.string()).default([]),
};

/** What goes out with a reply in one submit, and what is awaited from then on. Both become steps of their own. */
const turn = {
  status: z.strictObject({ ...part, gate: z.boolean().default(false), ...status }).optional(),
  wait: z.strictObject({ ...part, ...wait }).optional(),
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
  z.strictObject({ kind: z.literal('reply'), ...step, snippet: NameSchema, ...turn }),
  z.strictObject({ kind: z.literal('note'), ...step, snippet: NameSchema }),
  z.strictObject({ kind: z.literal('macro'), ...step, macro: sentence, snippet: NameSchema.optional(), ...turn }),
  z.strictObject({ kind: z.literal('status'), ...step, ...status }),
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
    /** Facts naming the requester, who is never asked (X19). */
    except: people.optional(),
    /** Told to the owners when it is no longer needed (X41). */
    closing: NameSchema.optional(),
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
    /** What is looked at: only a correction of these makes it lapse. Without it, of anything that is known. */
    reviews: z.array(FactIdSchema).min(1).optional(),
    question: sentence,
    /** Progress fact with options none, approved, denied. */
    answers: FactIdSchema,
  }),
  z.strictObject({ kind: z.literal('wait'), ...step, ...wait }),
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

/** Forms that a ticket's words can have, whatever the language. */
export const MatchSignSchema = z.enum([
  /** An old and a new address of one person. */
  'pair',
  /** Several such pairs. */
  'pairs',
  /** The old address of a pair is not the requester's. */
  'pair_of_another',
  /** The old or the new address of a pair is the requester's. */
  'pair_of_own',
  /** Another address than the one the requester writes from. */
  'other_address',
  /** The one other address is a new one. */
  'new_address',
  /** A group or project at the configured GitLab. */
  'namespace',
  /** The page of a job, a pipeline or a file. */
  'page',
  /** A page of a GitLab that is not the configured one. */
  'other_instance',
]);
export type MatchSign = z.infer<typeof MatchSignSchema>;

/** A concept of the vocabulary, or several of which one is enough. */
const ConceptsSchema = z.array(z.union([NameSchema, z.array(NameSchema).min(1)])).min(1);
const OneOfSchema = z.array(z.string().min(1)).min(1);

/** An entry holds when everything it names holds. */
export const AuthoredMatchSchema = z.strictObject({
  /** In one sentence of the requester's own words. */
  near: ConceptsSchema.optional(),
  /** Anywhere in the requester's own words. */
  says: ConceptsSchema.optional(),
  /** Phrases that only this workflow needs: one of them. */
  words: OneOfSchema.optional(),
  /** Concepts that must be nowhere. */
  unless: z.array(NameSchema).min(1).optional(),
  /** What was read from the requester's words by its form. */
  reads: z.array(MatchSignSchema).min(1).optional(),
  /** Names, or ids where names cannot be read. */
  form: OneOfSchema.optional(),
  brand: OneOfSchema.optional(),
  tags: OneOfSchema.optional(),
  /** Custom fields of the ticket by id, with one of the values. */
  fields: z.record(z.string(), OneOfSchema).optional(),
  /** Fields of the requester's organization by key. */
  organization: z.record(z.string(), OneOfSchema).optional(),
  because: sentence,
  /** Points; below 0 it speaks against the workflow. */
  weight: z.number().default(1),
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
  /** Its texts are read aloud as this; English where nothing is said. */
  language: LanguageTagSchema.optional(),
  source: CitationSchema,
  hit: z.enum(['first', 'collect']).default('first'),
  subject: FactIdSchema.optional(),
  parameters: z.record(NameSchema, z.number()).default({}),
  match: z.array(AuthoredMatchSchema).default([]),
  facts: z.record(FactIdSchema, AuthoredFactSchema),
  constraints: z.array(AuthoredConstraintSchema).default([]),
  joint_questions: z.array(AuthoredJointQuestionSchema).default([]),
  /** By page: the field that answers each fact. */
  pasted_pages: z.partialRecord(PageNameSchema, z.record(FactIdSchema, NameSchema)).default({}),
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
  /** Steps offered while something that matters cannot be found out: a lead is asked (X34). */
  lost: z.array(AuthoredStepSchema).default([]),
  links: z.record(NameSchema, z.strictObject({ label: sentence, system: sentence, url: z.string() })).default({}),
});
export type AuthoredWorkflow = z.infer<typeof AuthoredWorkflowSchema>;
