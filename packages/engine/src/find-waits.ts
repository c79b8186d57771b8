import type { StepMark, Wait } from '@handrail/contract';
import { addDays, isAfter } from './calendar.ts';
import type { Marking } from './mark-step.ts';
import { unrecordedReplyAt } from './owner-tickets.ts';
import type { PlacedStep } from './workflow.ts';

type Marked = { placed: PlacedStep; mark: StepMark };

/**
 * Everything the run waits for: waits and approvals, owners while none has answered, statuses with a wake date. A reply
 * that nobody recorded is shown whatever others have answered: it may contradict them.
 */
export function findWaits(at: Marking, current: readonly Marked[], past: readonly Marked[]): Wait[] {
  const waits: Wait[] = [];
  const add = (
    step: string,
    on: string,
    since: string,
    until: string | null,
    next: string | null,
    answer: Pick<Wait, 'ticketId' | 'repliedAt'> = { ticketId: null, repliedAt: null },
  ): void => {
    waits.push({ step, on, since, until, next, isOverdue: until !== null && isAfter(at.now, until), ...answer });
  };
  for (const { placed, mark } of current) {
    if (mark.state === 'waiting') add(placed.step.id, mark.on, mark.since, mark.until, mark.next);
    const { step } = placed;
    if (step.kind === 'status' && step.wake_after_days !== undefined && mark.state === 'done') {
      const since = at.state.reminded[step.id]?.at ?? mark.at;
      add(step.id, step.reason, since, addDays(since, step.wake_after_days), step.fallback ?? null);
    }
  }
  for (const { placed } of [...past, ...current]) {
    if (placed.step.kind !== 'owner_ticket') continue;
    const tickets = at.state.ownerTickets[placed.step.id] ?? [];
    const isAnswered = tickets.some(({ answer }) => answer !== 'none');
    for (const ticket of tickets) {
      const { username, createdAt, ticketId } = ticket;
      const repliedAt = unrecordedReplyAt(ticket);
      if (createdAt === null || ticketId === null || (isAnswered && repliedAt === null)) continue;
      add(placed.step.id, `group owner ${username}`, createdAt, null, `Ticket ${ticketId}`, { ticketId, repliedAt });
    }
  }
  return waits;
}
