import type { Fact, Facts, FactValue } from '@handrail/contract';
import type { AuthoredWorkflow } from '../../src/workflow/authored-workflow.ts';
import { candidates } from '../oracle/candidates.ts';
import { baseFacts, dayOf, type Value } from '../oracle/read.ts';
import { type Draw, pick } from './seeded-draw.ts';

export const asOf = '2026-02-01T10:00:00Z';

export function known(value: Value): Fact {
  return { state: 'known', value: recorded(value), source: 'agent', by: null, at: asOf, evidence: null, note: null };
}

/** The same value as a fact records it. */
export function recorded(value: Value): FactValue {
  if (typeof value !== 'object') return value;
  const members = value.filter((entry) => typeof entry !== 'string');
  return members.length > 0 ? members : value.filter((entry) => typeof entry === 'string');
}

export const unknownFact: Fact = { state: 'unknown', failed: null };
export const unobtainableFact: Fact = {
  state: 'unobtainable',
  source: 'agent',
  by: null,
  at: asOf,
  evidence: null,
  note: null,
};

/** Some facts known, some not; absent ones take their start value, where they have one. */
export function randomKnown(draw: Draw, authored: AuthoredWorkflow, knownOf10 = 5): Facts {
  const values = candidates(authored, {}, dayOf(asOf));
  const facts: Facts = {};
  for (const { id, starts } of baseFacts(authored)) {
    if (draw(10) < knownOf10) facts[id] = known(pick(draw, values.get(id) ?? [false]));
    else if (starts !== undefined && draw(2) === 0) facts[id] = unknownFact;
  }
  return facts;
}
