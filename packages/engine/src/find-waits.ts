import type { StepMark, Wait } from '@handrail/contract';
import { addDays, isAfter } from './calendar.ts';
import type { Marking } from './mark-step.ts';
import type { PlacedStep } from './workflow.ts';

type Marked = { placed: PlacedStep; mark: StepMark };

/** Everything the run waits for: waits and approvals, owners who have not answered, statuses with a wake date. */
export function findWaits(at: Marking, current: readonly Marked[], past: readonly Marked[]): Wait[] {
  const waits: Wait[] = [];
  const add = (step: string, on: string, since: string, until: string | null, next: string | null): void => {
    waits.push({ step, on, since, until, next, isOverdue: until !== null && isAfter(at.now, until) });
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
    if (tickets.some(({ answer }) => answer !== 'none')) continue;
    for (const { username, createdAt, ticketId } of tickets) {
      if (createdAt === null || ticketId === null) continue;
      add(placed.step.id, `group owner ${username}`, createdAt, null, `Ticket ${ticketId}`);
    }
  }
  return waits;
}
