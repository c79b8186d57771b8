import type { AuthoredWorkflow, Condition, Test } from '../../src/workflow/authored-workflow.ts';
import { passes } from './atom.ts';
import { gap } from './total.ts';
import { type Given, isTest, read } from './read.ts';

/** True, false, or undefined for not known, with the base facts on which it hangs. */
type Truth = { value: boolean | undefined; open: readonly string[] };
type Closure = (given: Given, today: number) => Truth;

/** What three-valued logic says: safe, but it may hold open what is decided, and ask for what cannot matter. */
export type KleeneDecision = { possible: Set<string>; decided: string | null; open: Set<string> };

/** Kleene's strong logic over the authored conditions, for workflows whose first rule that holds decides. */
export function kleeneOracle(authored: AuthoredWorkflow): (given: Given, today: number) => KleeneDecision {
  const rules = authored.rules.map(({ when, outcome }) => ({ truth: compile(authored, when), outcome }));
  return (given, today) => {
    const possible = new Set<string>();
    const open = new Set<string>();
    let isCertain = false;
    for (const { truth, outcome } of rules) {
      const found = truth(given, today);
      if (found.value === false) continue;
      possible.add(outcome);
      isCertain = found.value === true;
      if (isCertain) break;
      for (const fact of found.open) open.add(fact);
    }
    if (!isCertain) possible.add(gap);
    const [only = gap] = possible;
    const isDecided = possible.size === 1 && only !== gap;
    return { possible, decided: isDecided ? only : null, open: isDecided ? new Set() : open };
  };
}

function compile(authored: AuthoredWorkflow, condition: Condition): Closure {
  const parts = Object.entries(condition).map(([key, part]): Closure => {
    if (key === 'all') return every((condition.all ?? []).map((one) => compile(authored, one)));
    if (key === 'any') {
      const inner = every((condition.any ?? []).map((one) => negated(compile(authored, one))));
      return negated(inner);
    }
    if (key === 'not') return negated(compile(authored, condition.not ?? {}));
    if (!isTest(key, part)) throw new Error(`${key} has no test`);
    return atom(authored, key, part);
  });
  return every(parts);
}

function atom(authored: AuthoredWorkflow, key: string, test: Test): Closure {
  const fact = authored.facts[key];
  if (fact !== undefined && 'holds' in fact) {
    const inner = compile(authored, fact.holds);
    return (given, today) => {
      const { value, open } = inner(given, today);
      return value === undefined ? { value, open } : { value: passes(authored, key, test, value, today), open: [] };
    };
  }
  const bases = basesOf(authored, key);
  return (given, today) => {
    const value = read(authored, key, given, today);
    if (value !== undefined) return { value: passes(authored, key, test, value, today), open: [] };
    return { value: undefined, open: bases.filter((base) => given[base] === undefined) };
  };
}

function every(parts: readonly Closure[]): Closure {
  return (given, today) => {
    const open: string[] = [];
    let isKnown = true;
    for (const part of parts) {
      const truth = part(given, today);
      if (truth.value === false) return { value: false, open: [] };
      if (truth.value === undefined) {
        isKnown = false;
        open.push(...truth.open);
      }
    }
    return { value: isKnown ? true : undefined, open };
  };
}

function negated(part: Closure): Closure {
  return (given, today) => {
    const { value, open } = part(given, today);
    return { value: value === undefined ? undefined : !value, open };
  };
}

/** Base facts under a fact, itself when nothing derives it. */
export function basesOf(authored: AuthoredWorkflow, id: string): string[] {
  const fact = authored.facts[id];
  if (fact === undefined || 'ask' in fact || 'progress' in fact) return [id];
  if ('domain_of' in fact) return [fact.domain_of];
  if ('count' in fact) return [fact.count];
  if ('days_since' in fact) return [fact.days_since];
  if ('equal' in fact) return fact.equal.flatMap((side) => basesOf(authored, side));
  if ('member' in fact) return fact.member.flatMap((side) => basesOf(authored, side));
  if ('owners_to_ask' in fact) return [fact.owners_to_ask, ...[fact.except ?? []].flat()];
  throw new Error(`${id} is not read by this oracle`);
}
