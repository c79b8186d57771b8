import type { EventBody } from '@handrail/contract';
import { checkEnding, isEndedByStatus, isTickOfSubmit } from './ending.ts';
import { typesAfterEnd } from './event-traits.ts';
import { checkFactEvent } from './check-fact-event.ts';
import { checkOwnerTicketEvent } from './check-owner-ticket-event.ts';
import { checkStepEvent } from './check-step-event.ts';
import { type Refusal, refused } from './refusal.ts';
import type { RunSituation } from './run-situation.ts';
import { suggestName } from '../values/nearest-name.ts';
import { unreachable } from '../values/unreachable.ts';
import type { Workflow } from '../workflow/workflow.ts';

/**
 * Why an event may not be recorded, or null. The rules of the procedure are enforced here and nowhere else: no
 * irreversible step while its outcome is not decided, no second ticket to an owner, no review of one's own work.
 */
export function checkEvent(workflow: Workflow, situation: RunSituation, body: EventBody): Refusal | null {
  const { state, actor, plan } = situation;
  if (state.isErased) return { code: 'conflict', detail: 'This run was erased', told: refused('run_erased') };
  const isLateTick = isEndedByStatus(state.ending?.ending ?? null) && isTickOfSubmit(workflow, body);
  if (state.status === 'closed' && !typesAfterEnd.has(body.type) && !isLateTick) {
    return { code: 'conflict', detail: 'This run is closed; reopen it first', told: refused('run_closed') };
  }
  if ('step' in body && !workflow.steps.has(body.step))
    return unknownName('step', body.step, [...workflow.steps.keys()]);
  if ('fact' in body && !workflow.facts.has(body.fact))
    return unknownName('fact', body.fact, [...workflow.facts.keys()]);

  switch (body.type) {
    case 'fact_recorded':
    case 'fact_unobtainable':
    case 'fact_corrected':
      return checkFactEvent(workflow, situation, body);
    case 'step_done':
    case 'step_skipped':
    case 'step_failed':
    case 'step_reopened':
    case 'note_intended':
    case 'approval_asked':
    case 'approval_decided':
      return checkStepEvent(workflow, situation, body);
    case 'owner_ticket_intended':
    case 'owner_ticket_created':
    case 'owner_ticket_failed':
    case 'owner_ticket_linked':
    case 'owner_ticket_closed':
    case 'owner_answered':
    case 'owner_answer_withdrawn':
      return checkOwnerTicketEvent(workflow, situation, body);
    case 'gates_overridden': {
      const closed = body.steps.find((step) => !plan.openGates.includes(step));
      if (closed === undefined) return null;
      const told = refused('not_required', { step: workflow.steps.get(closed)?.step.title ?? closed });
      return { code: 'conflict', detail: `${closed} is not an open required step`, told, path: 'steps' };
    }
    case 'second_look_overridden':
      return plan.steps.find(({ id }) => id === body.step)?.secondLook?.state === 'failed'
        ? null
        : {
            code: 'conflict',
            detail: 'No look before this step has failed',
            told: refused('look_did_not_fail'),
            path: 'step',
          };
    case 'run_ended':
      return checkEnding(workflow, situation, body);
    case 'run_closed':
      return { code: 'bad_request', detail: 'Runs end with run_ended now', told: null, path: 'type' };
    case 'run_reopened':
      return state.status === 'open'
        ? { code: 'conflict', detail: 'This run is open', told: refused('run_open') }
        : null;
    case 'run_migrated':
      if (body.from === state.version) return null;
      return {
        code: 'conflict',
        detail: `This run is pinned to version ${state.version ?? 'none'}`,
        told: refused('workflow_changed'),
        path: 'from',
      };
    case 'run_opened':
    case 'lookup_failed':
    case 'fact_proposed':
    case 'fact_looked_up':
    case 'run_erased':
    case 'run_merged_in':
    case 'owner_ticket_merged':
    case 'ticket_status_seen':
    case 'owner_reply_seen':
      return actor.role === 'service'
        ? null
        : { code: 'forbidden', detail: `Only the service records ${body.type}`, told: null };
    case 'exceptions_expected':
      return actor.role === 'lead'
        ? null
        : { code: 'forbidden', detail: 'Only a lead says what is expected', told: refused('lead_says_expected') };
    case 'nudged':
    case 'run_reassigned':
      return actor.role === 'lead'
        ? null
        : { code: 'forbidden', detail: `Only a lead records ${body.type}`, told: refused('lead_asks') };
    case 'run_reviewed':
      return checkReview(situation);
    case 'reminded':
    case 'mistake_reported':
      return null;
    default:
      return unreachable(body);
  }
}

function checkReview({ actor, state }: RunSituation): Refusal | null {
  if (actor.role !== 'lead')
    return { code: 'forbidden', detail: 'Only a lead reviews runs', told: refused('lead_reviews') };
  if (state.workedBy.includes(actor.id))
    return { code: 'forbidden', detail: 'Nobody reviews their own work', told: refused('own_work') };
  return state.status === 'open'
    ? { code: 'conflict', detail: 'A run is reviewed once it has ended', told: refused('not_ended') }
    : null;
}

function unknownName(what: 'step' | 'fact', name: string, known: readonly string[]): Refusal {
  const suggestion = suggestName(name, known);
  return {
    code: 'bad_request',
    detail: `There is no ${what} ${name}${suggestion === null ? '' : `. ${suggestion}`}`,
    told: null,
    path: what,
  };
}
