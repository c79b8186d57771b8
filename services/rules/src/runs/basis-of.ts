import { hash } from 'node:crypto';
import type { Basis, Event, Facts } from '@handrail/contract';
import { fold, knownFacts } from '@handrail/engine';
import { canonicalJson } from '../store/chain.ts';
import type { Situation } from './situation.ts';

/** What was told of a run's ticket, and by whom. */
interface Told {
  events: readonly Event[];
  siblings: readonly Event[];
}

/**
 * What a run stands on before an event. What only another run of the ticket told is named there without its value, and no
 * digest covers it: it is kept in that run's events alone, and gone when that run is erased.
 */
export function basisOf(
  { pack: { workflow }, decision, facts }: Pick<Situation, 'pack' | 'decision' | 'facts'>,
  { events, siblings }: Told,
  now: Date,
): Basis {
  const alone =
    siblings.length === 0 ? facts : knownFacts(workflow, fold(workflow, events), { now: now.toISOString() });
  const isOwn = (fact: string) => canonicalJson(said(facts, fact)) === canonicalJson(said(alone, fact));
  const restsOnOwn = ({ fact }: { fact: string }) => (workflow.facts.get(fact)?.bases ?? []).every(isOwn);
  const known = Object.entries(facts).flatMap(([id, fact]) =>
    fact.state === 'known' && restsOnOwn({ fact: id }) ? [[id, fact.value]] : [],
  );
  const told = decision.reasons.filter((reason) => !restsOnOwn(reason)).map(({ fact }) => fact);
  return {
    version: workflow.version,
    status: decision.status,
    outcome: decision.outcome,
    possible: decision.possible,
    used: Object.fromEntries(decision.reasons.filter(restsOnOwn).map(({ fact, value }) => [fact, value])),
    ...(told.length > 0 ? { told } : {}),
    rules: decision.status === 'decided' ? decision.rules.flatMap(({ id, decides }) => (decides ? [id] : [])) : [],
    facts: hash('sha256', canonicalJson(Object.fromEntries(known))),
  };
}

function said(facts: Facts, id: string): unknown {
  const fact = facts[id];
  return fact?.state === 'known' ? { value: fact.value } : (fact?.state ?? null);
}
