/** Why a lead may want to look at a run, as the list of runs is filtered by it. New ones at the end: stores keep their places. */
export const runFlags = [
  'approval_waiting',
  'peer_review_waiting',
  'hold_overdue',
  'owners_silent',
  'solved_with_open_gates',
  'gates_overridden',
  'step_skipped',
  'mistake_reported',
  'owner_replied',
  'denied_again',
  'look_up_failing',
  'ticket_merged',
  'nudged',
  'consent_without_comment',
] as const;
export type RunFlag = (typeof runFlags)[number];

/** Flags that tell of what was done or found, so that a lead may call it expected; the others ask for something. */
export const expectableFlags = [
  'solved_with_open_gates',
  'gates_overridden',
  'step_skipped',
  'mistake_reported',
  'look_up_failing',
  'ticket_merged',
  'consent_without_comment',
] as const satisfies readonly RunFlag[];

/** What was done longer ago than this and nobody called expected is history: lists and numbers tell of it. */
export const exceptionDays = 30;

export type Severity = 'high' | 'medium' | 'low';

/** `high`: somebody waits, or what must not happen did; `medium`: a reason to be read; `low`: worth knowing. */
export const severities: Readonly<Record<RunFlag, Severity>> = {
  solved_with_open_gates: 'high',
  approval_waiting: 'high',
  denied_again: 'high',
  peer_review_waiting: 'high',
  hold_overdue: 'high',
  owners_silent: 'high',
  owner_replied: 'medium',
  gates_overridden: 'medium',
  step_skipped: 'medium',
  look_up_failing: 'medium',
  consent_without_comment: 'medium',
  mistake_reported: 'low',
  ticket_merged: 'low',
  nudged: 'low',
};
