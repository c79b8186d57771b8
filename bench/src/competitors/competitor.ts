import type { AuthoredWorkflow } from '@handrail/engine';
import type { Given } from '@handrail/engine/oracle/read';

/** What an engine makes of partial facts: an outcome or none yet, and what it would ask for, if it says. */
export type Answer = { outcome: string | null; asks: readonly string[] | null };

/**
 * Another engine, set up once with a decision the way its own documentation says. `setUp` takes facts into the
 * engine's own form beforehand, so that only its run is timed.
 */
export type Competitor = {
  name: string;
  setUp: (authored: AuthoredWorkflow) => (given: Given) => () => Answer | Promise<Answer>;
};

/** Dots mean nesting or nothing at all to other engines. */
export function flatName(fact: string): string {
  return fact.replaceAll('.', '_');
}

/** Known facts only, under flat names: what other engines are given. */
export function flatFacts(given: Given): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  for (const fact in given) if (given[fact] !== undefined) facts[flatName(fact)] = given[fact];
  return facts;
}
