import type { Event, EventBody, FactValue, HistoryEntry } from '@handrail/contract';
import type { Workflow } from '@handrail/engine';

function shown(value: FactValue | null): string {
  if (value === null) return 'unknown again';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (!Array.isArray(value)) return value === '' ? 'nothing' : String(value);
  const names = value.map((item) => (typeof item === 'string' ? item : item.username));
  return names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ') || 'none';
}

const because = (note: string | null) => (note ? ` (${note})` : '');

/** One event in plain words, without who and when. */
function says(body: EventBody, workflow: Workflow): string {
  const fact = (id: string) => workflow.declarations.find((declaration) => declaration.id === id)?.ask ?? id;
  const step = (id: string) => workflow.steps.get(id)?.step.title ?? id;
  switch (body.type) {
    case 'run_opened':
      return `Opened: ${body.because.join('; ') || workflow.summary.title}`;
    case 'fact_recorded':
      return `${fact(body.fact)} ${shown(body.value)}${because(body.note)}`;
    case 'fact_unobtainable':
      return `${fact(body.fact)} cannot be found out${because(body.note)}`;
    case 'fact_corrected':
      return `Corrected: ${fact(body.fact)} ${shown(body.value)} (${body.reason})`;
    case 'lookup_failed':
      return `Look-up failed: ${fact(body.fact)} (${body.message})`;
    case 'step_done':
      return `${step(body.step)}: ${body.how === 'before' ? 'was done before' : 'done'}${because(body.note)}`;
    case 'step_skipped':
      return `${step(body.step)}: skipped (${body.reason})`;
    case 'step_failed':
      return `${step(body.step)}: failed (${body.message})`;
    case 'step_reopened':
      return `${step(body.step)}: open again (${body.reason})`;
    case 'owner_ticket_intended':
      return `Writing to ${body.username}`;
    case 'owner_ticket_created':
      return `Wrote to ${body.username} in ticket ${body.ticketId}`;
    case 'owner_ticket_failed':
      return `Could not write to ${body.username} (${body.message})`;
    case 'owner_ticket_linked':
      return `Linked owner ticket ${body.ticketId}`;
    case 'owner_answered':
      return `${body.author} answered in ticket ${body.ticketId}: ${body.answer}`;
    case 'approval_asked':
      return `${step(body.step)}: asked (${body.question})`;
    case 'approval_decided':
      return `${step(body.step)}: ${body.decision}${because(body.comment)}`;
    case 'reminded':
      return `${step(body.step)}: reminded${because(body.note)}`;
    case 'ticket_status_seen':
      return `The ticket is ${body.status === 'hold' ? 'on hold' : body.status}`;
    case 'owner_reply_seen':
      return `${body.username} replied in ticket ${body.ticketId}`;
    case 'gates_overridden':
      return `Went on with open gates: ${body.steps.map(step).join(', ')} (${body.reason})`;
    case 'mistake_reported':
      return `Mistake reported: ${body.note}`;
    case 'run_closed':
      return `Closed: ${body.because.replaceAll('_', ' ')}${because(body.note)}`;
    case 'run_reopened':
      return `Open again (${body.reason})`;
    case 'run_migrated':
      return `Moved from version ${body.from} to ${body.to} (${body.reason})`;
    case 'run_erased':
      return `Values erased (${body.because})`;
    default:
      return unreachable(body);
  }
}

function unreachable(body: never): never {
  throw new Error(`Unknown event ${JSON.stringify(body)}`);
}

/** A run's history in plain words, newest first. */
export function historyOf(events: readonly Event[], workflow: Workflow): HistoryEntry[] {
  return events
    .map(({ seq, at, actor, type, body }) => ({
      seq,
      at,
      actor,
      type,
      says: body ? says(body, workflow) : 'Erased',
    }))
    .toReversed();
}
