import type { Actor, Decision, EventBody, Facts } from '@handrail/contract';
import { checkFactEvent } from './check-fact-event.ts';
import { checkOwnerTicketEvent } from './check-owner-ticket-event.ts';
import { checkStepEvent } from './check-step-event.ts';
import type { Plan } from './plan-of-run.ts';
import type { Refusal } from './refusal.ts';
import type { RunState } from './run-state.ts';
import { suggestName } from './nearest-name.ts';
import { unreachable } from './unreachable.ts';
import type { Workflow } from './workflow.ts';

/** A run as it stands before an event, and who wants to record it. */
export type RunSituation = { state: RunState; facts: Facts; decision: Decision; plan: Plan; actor: Actor };

const closedRunsTake = new Set<EventBody['type']>([
  'run_reopened',
  'mistake_reported',
  'ticket_status_seen',
  'owner_answered',
  'owner_reply_seen',
  'run_erased',
]);

/**
 * Why an event may not be recorded, or null. The rules of the procedure are enforced here and nowhere else: no
 * irreversible step while its outcome is not decided, no second ticket to an owner, no review of one's own work.
 */
export function checkEvent(workflow: Workflow, situation: RunSituation, body: EventBody): Refusal | null {
  const { state, actor, plan } = situation;
  if (state.isErased) return { code: 'conflict', detail: 'This run was erased' };
  if (state.status === 'closed' && !closedRunsTake.has(body.type)) {
    return { code: 'conflict', detail: 'This run is closed; reopen it first' };
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
    case 'approval_asked':
    case 'approval_decided':
      return checkStepEvent(workflow, situation, body);
    case 'owner_ticket_intended':
    case 'owner_ticket_created':
    case 'owner_ticket_failed':
    case 'owner_ticket_linked':
    case 'owner_answered':
      return checkOwnerTicketEvent(workflow, situation, body);
    case 'gates_overridden': {
      const closed = body.steps.find((step) => !plan.openGates.includes(step));
      if (closed === undefined) return null;
      return { code: 'conflict', detail: `${closed} is no open gate`, path: 'steps' };
    }
    case 'run_closed':
      if (body.because !== 'finished' || plan.openGates.length === 0) return null;
      return { code: 'gate_locked', detail: `Still required: ${plan.openGates.join(', ')}`, path: 'because' };
    case 'run_reopened':
      return state.status === 'open' ? { code: 'conflict', detail: 'This run is open' } : null;
    case 'run_migrated':
      if (body.from === state.version) return null;
      return { code: 'conflict', detail: `This run is pinned to version ${state.version ?? 'none'}`, path: 'from' };
    case 'run_opened':
    case 'lookup_failed':
    case 'run_erased':
    case 'ticket_status_seen':
    case 'owner_reply_seen':
      return actor.role === 'service' ? null : { code: 'forbidden', detail: `Only the service records ${body.type}` };
    case 'reminded':
    case 'mistake_reported':
      return null;
    default:
      return unreachable(body);
  }
}

function unknownName(what: 'step' | 'fact', name: string, known: readonly string[]): Refusal {
  const suggestion = suggestName(name, known);
  return {
    code: 'bad_request',
    detail: `There is no ${what} ${name}${suggestion === null ? '' : `. ${suggestion}`}`,
    path: what,
  };
}
