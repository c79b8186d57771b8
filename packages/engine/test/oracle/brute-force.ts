import type { AuthoredWorkflow } from '../../src/workflow/authored-workflow.ts';
import { candidates } from './candidates.ts';
import { dayOf, type Given, type Value } from './read.ts';
import { gap, totalOracle } from './total.ts';

/** What all valid ways of filling in the unknown facts say together. */
export type Verdict = {
  /** Leading outcomes of the completions, `gap` among them. Empty when the constraints leave no completion. */
  leads: Set<string>;
  /** Outcomes that some, and that every, completion holds. */
  some: Set<string>;
  every: Set<string>;
  /** Facts with two completions that differ in nothing else, yet in the leading outcome, or in what is collected. */
  swaysLead: Set<string>;
  swaysSet: Set<string>;
  completions: number;
  /** Whether completions that agree on these unknown facts lead to one outcome, or hold one set of outcomes. */
  settles: (facts: readonly string[], what: 'lead' | 'set') => boolean;
};

type Axis = { fact: string; values: readonly Value[]; stride: number };

/** Enumerates every completion; null when there are more than `most`. */
export function bruteForce(authored: AuthoredWorkflow, given: Given, asOf: string, most = 50_000): Verdict | null {
  const today = dayOf(asOf);
  const choices = candidates(authored, given, today);
  const axes: Axis[] = [];
  let size = 1;
  for (const [fact, values] of choices) {
    if (given[fact] !== undefined) continue;
    axes.push({ fact, values, stride: size });
    size *= values.length;
    if (size > most) return null;
  }
  const { isValid, ending } = totalOracle(authored);
  const leads: (string | null)[] = [];
  const sets: (string | null)[] = [];
  const verdict: Verdict = {
    leads: new Set(),
    some: new Set(),
    every: new Set(),
    swaysLead: new Set(),
    swaysSet: new Set(),
    completions: 0,
    settles: (facts, what) => {
      const kept = axes.filter(({ fact }) => facts.includes(fact));
      return isSettled(kept, what === 'lead' ? leads : sets);
    },
  };
  for (let number = 0; number < size; number += 1) {
    const whole = { ...given };
    for (const { fact, values, stride } of axes) whole[fact] = values[Math.floor(number / stride) % values.length];
    if (!isValid(whole, today)) {
      leads.push(null);
      sets.push(null);
      continue;
    }
    const { lead, outcomes } = ending(whole, today);
    verdict.every = new Set(verdict.completions === 0 ? outcomes : outcomes.filter((one) => verdict.every.has(one)));
    verdict.completions += 1;
    verdict.leads.add(lead);
    for (const outcome of outcomes) verdict.some.add(outcome);
    leads.push(lead);
    sets.push(outcomes.toSorted().join(' '));
  }
  for (const axis of axes) {
    if (differsAlong(axis, leads)) verdict.swaysLead.add(axis.fact);
    if (differsAlong(axis, sets)) verdict.swaysSet.add(axis.fact);
  }
  return verdict;
}

function differsAlong({ values, stride }: Axis, endings: readonly (string | null)[]): boolean {
  for (let number = 0; number < endings.length; number += 1) {
    const place = Math.floor(number / stride) % values.length;
    if (place === 0) continue;
    const here = endings[number];
    if (here === null) continue;
    for (let other = number - place * stride; other < number; other += stride) {
      if (endings[other] !== null && endings[other] !== here) return true;
    }
  }
  return false;
}

function isSettled(kept: readonly Axis[], endings: readonly (string | null)[]): boolean {
  const seen = new Map<string, string>();
  return endings.every((ending, number) => {
    if (ending === null) return true;
    const key = kept.map(({ values, stride }) => Math.floor(number / stride) % values.length).join(' ');
    const known = seen.get(key) ?? ending;
    seen.set(key, known);
    return known === ending;
  });
}

export function isDecided(verdict: Verdict): boolean {
  return verdict.leads.size === 1 && !verdict.leads.has(gap);
}
