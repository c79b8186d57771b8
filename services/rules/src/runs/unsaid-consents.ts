import type { StoredEvent } from '../store/store.ts';
import type { Situation } from './situation.ts';

const persons: ReadonlySet<string> = new Set(['agent', 'customer']);

/** Yeses of customers that something irreversible rests on now, and of which no comment that was checked shows it, nor a link. */
export function unsaidConsents(
  { pack, facts, decision, plan }: Situation,
  events: readonly StoredEvent[],
): ReadonlySet<string> {
  if (!plan.steps.some(({ irreversible, outcome }) => irreversible && outcome === decision.outcome)) return new Set();
  const unsaid = [...pack.workflow.facts].filter(([id, { declaration, covers, starts }]) => {
    const fact = facts[id];
    if (covers.length === 0 || declaration.who !== 'customer' || fact?.state !== 'known') return false;
    if (fact.value === starts || !persons.has(fact.source)) return false;
    // Also where it was said once and put back since.
    return !events.some(({ body }) => {
      if (body?.type !== 'fact_recorded' && body?.type !== 'fact_corrected') return false;
      const isIt = body.fact === id && body.value === fact.value;
      const isShown = body.commentId !== undefined && body.commentUnchecked !== true;
      return isIt && (isShown || body.evidence !== null);
    });
  });
  return new Set(unsaid.map(([id]) => id));
}
