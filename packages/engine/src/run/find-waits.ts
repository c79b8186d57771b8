import type { StepMark, Wait } from '@handrail/contract';
import { addDays, isAfter } from '../values/calendar.ts';
import type { Marking } from './mark-step.ts';
import { unrecordedReplyAt } from './owner-tickets.ts';
import { said } from './said.ts';
import type { PlacedStep } from '../workflow/workflow.ts';

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
    answer: Pick<Wait, 'ticketId' | 'repliedAt' | 'told'> = { ticketId: null, repliedAt: null },
  ): void => {
    waits.push({ step, on, since, until, next, isOverdue: until !== null && isAfter(at.now, until), ...answer });
  };
  for (const { placed, mark } of current) {
    if (mark.state === 'waiting') {
      const { on, since, until, next, told } = mark;
      add(placed.step.id, on, since, until, next, { ticketId: null, repliedAt: null, ...(told ? { told } : {}) });
    }
    const { step } = placed;
    // Where the reply says for whom it waits, its status says nothing new; before the reply is sent nobody is asked.
    const isOfReply =
      placed.turnOf !== null &&
      current.some(
        (one) =>
          one.placed.turnOf === placed.turnOf &&
          (one.mark.state === 'waiting' || (one.placed.step.kind === 'reply' && one.mark.state === 'todo')),
      );
    if (step.kind === 'status' && step.wake_after_days !== undefined && mark.state === 'done' && !isOfReply) {
      const since = at.state.reminded[step.id]?.at ?? mark.at;
      add(step.id, step.reason, since, addDays(since, step.wake_after_days), step.fallback ?? null);
    }
  }
  for (const { placed } of [...past, ...current]) {
    if (placed.step.kind !== 'owner_ticket') continue;
    const tickets = at.state.ownerTickets[placed.step.id] ?? [];
    const isAnswered = tickets.some(({ answer }) => answer === 'approved' || answer === 'refused');
    for (const ticket of tickets) {
      const { username, createdAt, ticketId } = ticket;
      const repliedAt = unrecordedReplyAt(ticket);
      if (createdAt === null || ticketId === null || (isAnswered && repliedAt === null)) continue;
      const on = said(`group owner ${username}`, 'group_owner', { name: username });
      const next = said(`Ticket ${ticketId}`, 'in_ticket', { ticket: String(ticketId) });
      const told = { on: on.told, next: next.told };
      add(placed.step.id, on.why, createdAt, null, next.why, { ticketId, repliedAt, told });
    }
  }
  return waits;
}
