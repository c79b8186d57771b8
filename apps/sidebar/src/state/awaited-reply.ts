import type { FactValue, RunView, TicketComment } from '@handrail/contract';

/** Address from which the run waits for a yes now; null where nothing is asked that only one address can answer. */
export function awaitedAddress({ facts, questions, steps, nextStep }: RunView): string | null {
  const next = steps.find(({ id }) => id === nextStep);
  const asked = new Set([...questions.map(({ fact }) => fact), ...(next?.kind === 'ask' ? next.facts : [])]);
  const awaits = facts.find(({ declaration: { id, awaits: other } }) => other !== undefined && asked.has(id));
  const fact = facts.find(({ declaration }) => declaration.id === awaits?.declaration.awaits)?.fact;
  return fact?.state === 'known' && typeof fact.value === 'string' && fact.value !== '' ? fact.value : null;
}

/** Case says nothing in an address. */
export const isBy = ({ author }: TicketComment, address: FactValue | null): boolean =>
  typeof address === 'string' && author.email?.toLowerCase() === address.toLowerCase();

/** The newest of these replies that was sent from the address. */
export const replyBy = (replies: readonly TicketComment[], address: FactValue | null): TicketComment | null =>
  replies.findLast((reply) => isBy(reply, address)) ?? null;
