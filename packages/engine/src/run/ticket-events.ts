import type { Event, EventBody } from '@handrail/contract';
import { sharedTypes } from './event-traits.ts';
import type { Workflow } from '../workflow/workflow.ts';

export function isOnTicketFact(workflow: Workflow, body: EventBody): boolean {
  if (!('fact' in body) || body.type === 'fact_proposed') return false;
  return workflow.facts.get(body.fact)?.declaration.scope === 'ticket';
}

/** What one run of a workflow did that counts for all of them on the ticket: it records progress of that scope. */
export function isOnTicketProgress(workflow: Workflow, body: EventBody): boolean {
  const isShared = 'step' in body && sharedTypes.has(body.type);
  const step = isShared ? workflow.steps.get(body.step)?.step : undefined;
  if (step === undefined) return false;
  const sets = typeof step.sets === 'string' ? [step.sets] : Object.keys(step.sets ?? {});
  const recorded = step.kind === 'approval' ? [step.answers, ...sets] : sets;
  return recorded.length > 0 && recorded.every((fact) => workflow.facts.get(fact)?.declaration.scope === 'ticket');
}

/** A lead's word: a no about a subject is known in all runs of the workflow on the ticket (X35). */
export function isLeadsDecision(workflow: Workflow, body: EventBody): boolean {
  if (body.type !== 'approval_decided') return false;
  const step = workflow.steps.get(body.step)?.step;
  return step?.kind === 'approval' && step.of === 'lead';
}

/** Whether an event of one run can change what is known in the ticket's others. */
export function isToldOnTicket(workflow: Workflow, { body }: Pick<Event, 'body'>): boolean {
  if (body === null) return false;
  return isOnTicketFact(workflow, body) || isOnTicketProgress(workflow, body) || isLeadsDecision(workflow, body);
}

/** What cannot be undone: it must not miss what the ticket's other runs told. */
export function isFinal(workflow: Workflow, body: EventBody | null): boolean {
  return body?.type === 'step_done' && (workflow.steps.get(body.step)?.step.irreversible ?? false);
}

/**
 * One order for all runs of a ticket, so that each of them knows the same of it: two may write in the same millisecond, and
 * neither sees the other before both are kept. A run's own time never goes back, so its events stay in their order.
 */
export function inTime(a: Event, b: Event): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  if (a.runId !== b.runId) return a.runId < b.runId ? -1 : 1;
  return a.seq - b.seq;
}

/** Both in their own order, one among the other. */
export function merged(events: readonly Event[], others: readonly Event[]): Event[] {
  const all: Event[] = [];
  let next = 0;
  for (const event of events) {
    for (let other = others[next]; other !== undefined && inTime(other, event) < 0; other = others[next]) {
      all.push(other);
      next += 1;
    }
    all.push(event);
  }
  return [...all, ...others.slice(next)];
}
