import type { Event, FactValue } from '@handrail/contract';
import { isLeadsDecision } from './ticket-events.ts';
import type { Workflow } from '../workflow/workflow.ts';

/**
 * What leads decided in the ticket's other runs of the same workflow, with the subject it was about. A no stands for
 * ticket, workflow and subject, so it counts here when this run comes to be about that subject, and is shown when not (X35).
 */
export function siblingDecisions(workflow: Workflow, siblings: readonly Event[]): Map<Event, FactValue | null> {
  const subjects = new Map<string, FactValue | null>();
  const found = new Map<Event, FactValue | null>();
  for (const event of siblings) {
    const { body, runId } = event;
    if (body?.type === 'run_opened' && body.workflow === workflow.id) subjects.set(runId, body.subject);
    const subject = subjects.get(runId);
    if (body === null || subject === undefined) continue;
    if ('value' in body && 'fact' in body && body.fact === workflow.authored.subject) subjects.set(runId, body.value);
    if (isLeadsDecision(workflow, body)) found.set(event, subject);
  }
  return found;
}
