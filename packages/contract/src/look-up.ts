import { z } from 'zod';
import { textSchema } from './text.ts';
import { FactSourceSchema } from './fact.ts';
import { FactIdSchema, InstantSchema } from './id.ts';

/** Systems that the service itself reads facts from. */
export const LookedUpSourceSchema = FactSourceSchema.extract(['gitlab', 'mailgun', 'zendesk']);
export type LookedUpSource = z.infer<typeof LookedUpSourceSchema>;

/** What people call them. */
export const sourceNames: Readonly<Record<LookedUpSource, string>> = {
  gitlab: 'GitLab',
  mailgun: 'Mailgun',
  zendesk: 'Zendesk',
};

/** Why a look-up left a fact open, only proposed it, or what to bear in mind about the value. The words are the page's. */
export const LookUpReasonCodeSchema = z.enum([
  // The source as a whole.
  'source_off',
  'token_refused',
  'token_can_write',
  'no_admin_view',
  'cannot_search_private',
  'forbidden',
  'limited',
  'overloaded',
  'too_slow',
  'unreachable',
  'unexpected_answer',
  'next_page_elsewhere',
  'list_not_complete',
  // What the answer leaves open.
  'input_missing',
  'no_account',
  'no_requester_account',
  'requester_account_unclear',
  'several_accounts',
  'account_gone',
  'address_not_there',
  'unconfirmed_secondary_invisible',
  'cannot_prove_free',
  'impersonation_not_ruled_out',
  'impersonation_judged_by_manager',
  'only_pending_request',
  'events_purged',
  'only_joined_or_left',
  'plan_hidden',
  'organization_unread',
  'plan_for_education',
  'one_of_several',
  'check_the_account',
  'placeholder_address',
  'no_such_value',
  'enterprise_hidden',
  'no_enterprise_group',
  'domains_not_complete',
  'owners_only',
  'path_moved',
  'path_unreadable',
  'not_in_group',
  'domain_unread',
  'not_delivered',
  'logs_reach_back',
  'no_reply',
  'on_behalf',
  'sender_in_doubt',
  'sender_claimed',
  'role_seen',
  'hold_or_restricted',
  'contradicts',
]);
export type LookUpReasonCode = z.infer<typeof LookUpReasonCodeSchema>;

export const LookUpReasonSchema = z.object({
  code: LookUpReasonCodeSchema,
  /** What the words need besides: seconds to wait, a mail domain, a state of delivery. Never an address. */
  detail: textSchema(80).nullable().default(null),
});
export type LookUpReason = z.infer<typeof LookUpReasonSchema>;

/** What became of one fact in a look-up. `differs`: a person's value stands, the source says otherwise. */
export const LookUpResultSchema = z.enum(['recorded', 'proposed', 'differs', 'unknown']);
export type LookUpResult = z.infer<typeof LookUpResultSchema>;

export const LookedUpFactSchema = z.object({
  fact: FactIdSchema,
  result: LookUpResultSchema,
  reason: LookUpReasonSchema.nullable().default(null),
});
export type LookedUpFact = z.infer<typeof LookedUpFactSchema>;

/** The newest look-up of one fact, as the sidebar tells it beside question or answer. */
export const LookUpViewSchema = LookedUpFactSchema.extend({ source: LookedUpSourceSchema, at: InstantSchema });
export type LookUpView = z.infer<typeof LookUpViewSchema>;

/**
 * The look before a step that cannot be undone: what systems said is read again when the step is opened. `needed`: not
 * looked yet; `passed`: all still holds; `old`: it did, over ten minutes ago; `failed`: something could not be read again.
 */
export const SecondLookSchema = z.object({
  state: z.enum(['needed', 'passed', 'old', 'failed', 'overridden']),
  at: InstantSchema.nullable(),
  /** What could not be read again, and why. */
  problems: z.array(LookUpViewSchema),
});
export type SecondLook = z.infer<typeof SecondLookSchema>;
