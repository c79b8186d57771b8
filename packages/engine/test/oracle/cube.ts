import type { AuthoredWorkflow } from '../../src/workflow/authored-workflow.ts';
import { dayOf, type Given, type Value } from './read.ts';
import { gap, totalOracle } from './total.ts';

export type Axis = { fact: string; values: readonly Value[] };

/**
 * Every state of knowledge of the given facts at once: state `Σ digit × stride`, digit 0 for not known, else the
 * number of the value. Entries are the outcomes that completions of that state end in, as bits in the order of
 * `outcomes`, the last bit for no outcome at all; 0 where constraints leave no completion.
 */
export function cube(
  authored: AuthoredWorkflow,
  axes: readonly Axis[],
  rest: Given,
  asOf: string,
): { possible: Uint32Array; strides: number[]; outcomes: string[] } {
  const { isValid, ending } = totalOracle(authored);
  const today = dayOf(asOf);
  const outcomes = [...Object.keys(authored.outcomes), gap];
  const strides: number[] = [];
  let states = 1;
  for (const { values } of axes) {
    strides.push(states);
    states *= values.length + 1;
  }
  const possible = new Uint32Array(states);
  for (let state = states - 1; state >= 0; state -= 1) {
    const open = axes.findIndex(({ values }, i) => digit(state, strides[i] ?? 1, values) === 0);
    if (open >= 0) {
      const stride = strides[open] ?? 1;
      const width = axes[open]?.values.length ?? 0;
      for (let value = 1; value <= width; value += 1) {
        possible[state] = (possible[state] ?? 0) | (possible[state + value * stride] ?? 0);
      }
      continue;
    }
    const whole: Given = { ...rest };
    axes.forEach(({ fact, values }, i) => (whole[fact] = values[digit(state, strides[i] ?? 1, values) - 1]));
    if (isValid(whole, today)) possible[state] = 1 << outcomes.indexOf(ending(whole, today).lead);
  }
  return { possible, strides, outcomes };
}

export function digit(state: number, stride: number, values: readonly Value[]): number {
  return Math.floor(state / stride) % (values.length + 1);
}
