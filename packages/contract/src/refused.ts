import { z } from 'zod';
import { SayingPartSchema, SayingSchema } from './saying.ts';

/** Why what a person did was not taken; the page has words for each in every language. */
export const RefusedCodeSchema = z.enum([
  // The run.
  'run_erased',
  'run_closed',
  'run_open',
  'run_full',
  'run_gone',
  'run_busy',
  'workflow_gone',
  'workflow_changed',
  'not_seen',
  'subject_unfit',
  // Answers.
  'progress_by_step',
  'follows',
  'known_already',
  'unfit_value',
  'reply_not_shown',
  'contradiction',
  'answer_first',
  'lead_records',
  'lead_cannot_answer',
  'say_basis',
  // Steps.
  'step_locked',
  'step_not_needed',
  'step_elsewhere',
  'step_done',
  'step_skipped',
  'step_closed',
  'step_not_now',
  'read_first',
  'nothing_to_read',
  'look_did_not_fail',
  'answered_not_ticked',
  'approved_not_ticked',
  'say_how_known',
  'lost_needs_lead',
  'lead_skips_approval',
  'needed_by',
  'nothing_recorded',
  'cannot_be_undone',
  'not_required',
  // Approvals.
  'asked_already',
  'lead_decides',
  'own_request',
  'facts_changed',
  'nothing_to_decide',
  // Owners.
  'owner_written_to',
  'owner_not_chosen',
  'owner_not_prepared',
  'owner_ticket_there',
  'own_ticket',
  'ticket_of_another',
  'owner_only_reply',
  'yes_needs_reply',
  'say_answer_known',
  'no_answer_there',
  'no_owner_ticket',
  'zendesk_unread',
  // Endings.
  'say_why_dismissed',
  'still_required',
  'nothing_decided',
  'more_is_open',
  'lead_says_expected',
  // What leads say.
  'lead_asks',
  'lead_reviews',
  'own_work',
  'not_ended',
]);
export type RefusedCode = z.infer<typeof RefusedCodeSchema>;

export const RefusedSchema = z.object({
  refused: RefusedCodeSchema,
  values: z.record(z.string(), SayingPartSchema),
  /** What a locked step, or one that is not needed, says of itself. */
  because: SayingSchema.optional(),
  /** Another run of the ticket changed what is known in the same moment. */
  isOvertaken: z.boolean().optional(),
});
export type Refused = z.infer<typeof RefusedSchema>;
