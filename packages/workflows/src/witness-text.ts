import type { FactValue } from '@handrail/contract';

const shown = (value: FactValue): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

/** A case that shows something, `fact = value` for each fact that matters; facts left out may have any value. */
export const witnessText = (witness: Record<string, FactValue>): string => {
  const facts = Object.entries(witness).map(([fact, value]) => `${fact} = ${value === '' ? 'nothing' : shown(value)}`);
  return facts.length > 0 ? facts.join(', ') : 'any case';
};
