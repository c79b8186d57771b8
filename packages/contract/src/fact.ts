import { z } from 'zod';
import { ActorSchema, FactIdSchema, InstantSchema, NameSchema } from './id.ts';
import { textSchema } from './text.ts';

/** Fact types. `members` is a list of group members; `date` is an ISO day or instant. */
export const FactTypeSchema = z.enum(['boolean', 'choice', 'number', 'date', 'text', 'email', 'list', 'members']);
export type FactType = z.infer<typeof FactTypeSchema>;

/** What a `text` fact names at GitLab, so that a pasted address can be understood. */
export const TextFormatSchema = z.enum(['username', 'path', 'top_level_path']);
export type TextFormat = z.infer<typeof TextFormatSchema>;

/** One row of a GitLab members page (handbook rules 37-38). */
export const MemberSchema = z.object({
  username: textSchema(255).min(1),
  name: textSchema(255).nullable().default(null),
  email: textSchema(320).nullable().default(null),
  role: z.enum(['owner', 'maintainer', 'developer', 'reporter', 'guest', 'other']),
  /** False when the role comes from a parent group or an invited group (X18). */
  direct: z.boolean().default(true),
  /** Instance-wide day of last activity (X14), `YYYY-MM-DD`. */
  lastActivity: z.iso.date().nullable().default(null),
  /** Username in "Direct member by ..." (X13). */
  addedBy: textSchema(255).nullable().default(null),
  isBot: z.boolean().default(false),
});
export type Member = z.infer<typeof MemberSchema>;

export const FactValueSchema = z.union([
  z.boolean(),
  z.number(),
  textSchema(4000),
  z.array(textSchema(400)).max(500),
  z.array(MemberSchema).max(500),
]);
export type FactValue = z.infer<typeof FactValueSchema>;

/** Who vouches for a value. `run` is the run itself (progress), `workflow` a value the workflow starts with. */
export const FactSourceSchema = z.enum([
  'agent',
  'customer',
  'ticket',
  'gitlab',
  'mailgun',
  'zendesk',
  'manager',
  'run',
  'workflow',
]);
export type FactSource = z.infer<typeof FactSourceSchema>;

/** Link to what was looked at: a page, followed by whoever reads the record (X35). Nothing that runs, reads files or signs in. */
export const EvidenceSchema = z
  .url({ protocol: /^https?$/, error: 'Use an address that starts with https://' })
  .max(2000)
  .regex(/^https?:\/\/[^\s\p{C}\p{Z}]+$/iu, 'An address has no blanks or invisible signs in it')
  .refine((text) => !/^https?:\/\/[^/?#\\]*@/i.test(text), 'An address with a user name or password in it is not kept');

const provenance = {
  source: FactSourceSchema,
  by: ActorSchema.nullable(),
  at: InstantSchema,
  /** Link to what was looked at. */
  evidence: EvidenceSchema.nullable().default(null),
  note: textSchema(2000).nullable().default(null),
};

/** A value; unknown (nobody looked, or the look-up failed); or unobtainable (looked, cannot be had). */
export const FactSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('known'), value: FactValueSchema, ...provenance }),
  z.object({
    state: z.literal('unknown'),
    /** Set when a look-up was tried and failed. */
    failed: z
      .object({ source: FactSourceSchema, at: InstantSchema, message: textSchema(2000) })
      .nullable()
      .default(null),
  }),
  z.object({ state: z.literal('unobtainable'), ...provenance }),
]);
export type Fact = z.infer<typeof FactSchema>;

/** Facts by id. An id that is absent is unknown. */
export const FactsSchema = z.record(FactIdSchema, FactSchema);
export type Facts = z.infer<typeof FactsSchema>;

export const ScopeSchema = z.enum(['ticket', 'subject']);
export type Scope = z.infer<typeof ScopeSchema>;

/** Who can answer: the agent by looking, the customer by reply, a manager, or a fact source. */
export const AnswererSchema = z.enum(['agent', 'customer', 'manager', 'source']);
export type Answerer = z.infer<typeof AnswererSchema>;

export const OptionSchema = z.object({ value: z.string(), label: z.string() });

/** Case facts are asked, progress facts are recorded by steps, derived facts are computed. */
export const FactRoleSchema = z.enum(['case', 'progress', 'derived']);

/** How a workflow declares a fact, as the sidebar needs it to draw a control. */
export const FactDeclarationSchema = z.object({
  id: FactIdSchema,
  role: FactRoleSchema,
  type: FactTypeSchema,
  /** Null for texts of any form, and for all other types. */
  format: TextFormatSchema.nullable(),
  /** The question in plain words. */
  ask: z.string(),
  /** What the agent should know before answering. */
  hint: z.string().nullable(),
  options: z.array(OptionSchema),
  who: AnswererSchema,
  scope: ScopeSchema,
  /** Asking cost: fact source 0, agent 1, manager 5, customer 10, unless the workflow says otherwise. */
  cost: z.number().nonnegative(),
  /** Name of the link where the agent looks it up. */
  look: NameSchema.nullable(),
  /** Name of the snippet that asks the customer. */
  question: NameSchema.nullable(),
  /** Fact with the address that has to write: the answer is the address of whoever wrote. Missing from all others. */
  awaits: FactIdSchema.optional(),
});
export type FactDeclaration = z.infer<typeof FactDeclarationSchema>;

/** A declared fact with its current state. */
export const FactViewSchema = z.object({
  declaration: FactDeclarationSchema,
  fact: FactSchema,
  /** A lead can answer it when it cannot be found out. */
  leadCanAnswer: z.boolean(),
});
export type FactView = z.infer<typeof FactViewSchema>;
