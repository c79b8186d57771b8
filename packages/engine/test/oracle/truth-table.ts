import type { AuthoredWorkflow, Condition, Test } from '../../src/workflow/authored-workflow.ts';
import { passes } from './atom.ts';
import { type Given, isTest, read, type Value } from './read.ts';

/** The outcome of every completion at once: one bit per completion, worked out 32 at a time. */
export type Table = {
  completions: number;
  /** Leading outcome of each completion, as its place in `outcomes`; -1 where no rule holds. */
  lead: Int8Array;
  outcomes: string[];
  possible: Set<string>;
  /** Unknown facts with two completions that differ in nothing else, yet in their outcome. */
  sways: Set<string>;
};

type Axis = { values: readonly Value[]; stride: number };

/**
 * Brute force as a truth table, for workflows whose first rule that holds decides and whose tests are all on base
 * facts. `values` are the values to try for each unknown fact. Null when there would be more than `most` completions.
 */
export function truthTable(
  authored: AuthoredWorkflow,
  given: Given,
  values: ReadonlyMap<string, readonly Value[]>,
  most = 4096,
): Table | null {
  const axes = new Map<string, Axis>();
  let completions = 1;
  for (const [fact, tried] of values) {
    if (given[fact] !== undefined) continue;
    axes.set(fact, { values: tried, stride: completions });
    completions *= tried.length;
    if (completions > most) return null;
  }
  const bits = new BitsOfConditions(authored, given, axes, completions);
  const outcomes = [...new Set(authored.rules.map(({ outcome }) => outcome))];
  const lead = new Int8Array(completions).fill(-1);
  for (const { when, outcome } of authored.rules) {
    const holds = bits.of(when);
    const place = outcomes.indexOf(outcome);
    for (let i = 0; i < completions; i += 1) {
      if (lead[i] === -1 && (((holds[i >>> 5] ?? 0) >>> (i & 31)) & 1) === 1) lead[i] = place;
    }
  }
  const possible = new Set<string>();
  for (const place of new Set(lead)) possible.add(outcomes[place] ?? '(gap)');
  const sways = new Set([...axes].filter(([, axis]) => differsAlong(axis, lead)).map(([fact]) => fact));
  return { completions, lead, outcomes, possible, sways };
}

class BitsOfConditions {
  readonly #words: number;
  readonly #authored: AuthoredWorkflow;
  readonly #given: Given;
  readonly #axes: ReadonlyMap<string, Axis>;
  readonly #completions: number;

  constructor(authored: AuthoredWorkflow, given: Given, axes: ReadonlyMap<string, Axis>, completions: number) {
    this.#authored = authored;
    this.#given = given;
    this.#axes = axes;
    this.#completions = completions;
    this.#words = Math.ceil(completions / 32);
  }

  of(condition: Condition): Uint32Array {
    const all = new Uint32Array(this.#words).fill(0xffff_ffff);
    for (const [key, part] of Object.entries(condition)) {
      if (key === 'all') for (const one of condition.all ?? []) meet(all, this.of(one));
      else if (key === 'any') {
        const some = new Uint32Array(this.#words);
        for (const one of condition.any ?? []) this.of(one).forEach((word, i) => (some[i] = (some[i] ?? 0) | word));
        meet(all, some);
      } else if (key === 'not') {
        meet(
          all,
          this.of(condition.not ?? {}).map((word) => ~word),
        );
      } else if (isTest(key, part)) meet(all, this.#test(key, part));
    }
    return all;
  }

  #test(fact: string, test: Test): Uint32Array {
    const bits = new Uint32Array(this.#words);
    const axis = this.#axes.get(fact);
    if (axis === undefined) {
      const value = read(this.#authored, fact, this.#given, 0);
      if (value === undefined) throw new Error(`${fact} is neither known nor tried`);
      return passes(this.#authored, fact, test, value, 0) ? bits.fill(0xffff_ffff) : bits;
    }
    const passing = axis.values.map((value) => passes(this.#authored, fact, test, value, 0));
    for (let i = 0; i < this.#completions; i += 1) {
      if (passing[Math.floor(i / axis.stride) % axis.values.length] === true) {
        bits[i >>> 5] = (bits[i >>> 5] ?? 0) | (1 << (i & 31));
      }
    }
    return bits;
  }
}

function meet(into: Uint32Array, other: Uint32Array): void {
  for (let i = 0; i < into.length; i += 1) into[i] = (into[i] ?? 0) & (other[i] ?? 0);
}

function differsAlong({ values, stride }: Axis, lead: Int8Array): boolean {
  for (let i = 0; i < lead.length; i += 1) {
    if (Math.floor(i / stride) % values.length !== 0 && lead[i] !== lead[i - stride]) return true;
  }
  return false;
}
