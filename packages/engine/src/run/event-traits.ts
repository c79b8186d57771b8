import type { EventType } from '@handrail/contract';

/**
 * `moves`: can bring the run to another outcome. `sighting`: only tells what was seen, so who missed it missed nothing.
 * `aside`: a lead's word about the run, so who missed it missed nothing and it stays whose it is.
 * `no_work`: does none of the procedure, so whoever did only this may review the run.
 * `after_end`: is taken by a run that has ended. `shared`: on progress of the ticket it counts in all runs of the workflow.
 */
type Trait = 'moves' | 'sighting' | 'aside' | 'no_work' | 'after_end' | 'shared';

/** What holds of each type of event besides its check, its effect and its words. A type without a row does not compile. */
const traits: Record<EventType, readonly Trait[]> = {
  fact_recorded: ['moves'],
  fact_corrected: ['moves'],
  fact_unobtainable: ['moves'],
  fact_proposed: ['sighting'],
  fact_looked_up: ['sighting'],
  lookup_failed: [],
  second_look_overridden: [],
  step_done: ['moves', 'shared'],
  step_skipped: [],
  step_failed: [],
  step_reopened: ['moves', 'shared'],
  note_intended: [],
  owner_ticket_intended: [],
  owner_ticket_created: [],
  owner_ticket_failed: [],
  owner_ticket_linked: ['moves'],
  owner_ticket_merged: ['sighting', 'after_end'],
  owner_ticket_closed: ['after_end'],
  owner_answered: ['moves', 'after_end'],
  owner_answer_withdrawn: ['moves', 'after_end'],
  owner_reply_seen: ['sighting', 'after_end'],
  approval_asked: ['shared'],
  approval_decided: ['moves', 'shared', 'no_work'],
  reminded: [],
  gates_overridden: [],
  mistake_reported: ['after_end', 'no_work'],
  exceptions_expected: ['aside', 'no_work', 'after_end'],
  nudged: ['aside', 'no_work'],
  run_reassigned: ['aside', 'no_work'],
  run_reviewed: ['aside', 'no_work', 'after_end'],
  ticket_status_seen: ['sighting', 'after_end'],
  run_opened: ['no_work'],
  run_ended: [],
  run_closed: [],
  run_reopened: ['after_end'],
  run_migrated: [],
  run_merged_in: ['sighting', 'after_end'],
  run_erased: ['after_end'],
};

const typesWith = (trait: Trait): ReadonlySet<string> =>
  new Set(Object.entries(traits).flatMap(([type, own]) => (own.includes(trait) ? [type] : [])));

export const movingTypes = typesWith('moves');
export const sightingTypes = typesWith('sighting');
export const asideTypes = typesWith('aside');
export const noWorkTypes = typesWith('no_work');
export const typesAfterEnd = typesWith('after_end');
export const sharedTypes = typesWith('shared');
