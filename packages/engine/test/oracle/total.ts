import type { AuthoredWorkflow, Condition } from '../../src/workflow/authored-workflow.ts';
import { passes } from './atom.ts';
import { type Given, isTest, read } from './read.ts';

/** What a whole case ends in: the leading outcome and, for `collect`, all of them. `gap` when no rule holds. */
export type Ending = { lead: string; outcomes: string[] };
export const gap = '(gap)';

type Holds = (given: Given, today: number) => boolean;

/** Decides whole cases the way a reader of the YAML would: rule by rule. */
export function totalOracle(authored: AuthoredWorkflow): {
  isValid: Holds;
  ending: (given: Given, today: number) => Ending;
} {
  const rules = authored.rules.map(({ when, outcome }) => ({ holds: compile(authored, when), outcome, when }));
  const constraints = authored.constraints.map((constraint): Holds => {
    if ('never' in constraint) {
      const parts = constraint.never.map((part) => compile(authored, part));
      return (given, today) => !parts.every((part) => part(given, today));
    }
    const premise = compile(authored, constraint.if);
    const conclusion = compile(authored, constraint.implies);
    return (given, today) => !premise(given, today) || conclusion(given, today);
  });
  const last = rules.at(-1);
  return {
    isValid: (given, today) => constraints.every((holds) => holds(given, today)),
    ending: (given, today) => {
      if (authored.hit === 'first') {
        const lead = rules.find(({ holds }) => holds(given, today))?.outcome ?? gap;
        return { lead, outcomes: lead === gap ? [] : [lead] };
      }
      const found = rules.filter(({ holds }) => holds(given, today));
      const isFallback = (rule: (typeof rules)[number]): boolean => rule === last && isAlways(rule.when);
      const causes = found.length > 1 ? found.filter((rule) => !isFallback(rule)) : found;
      return { lead: causes[0]?.outcome ?? gap, outcomes: [...new Set(causes.map(({ outcome }) => outcome))] };
    },
  };
}

function isAlways(condition: Condition): boolean {
  return Object.keys(condition).length === 0;
}

function compile(authored: AuthoredWorkflow, condition: Condition): Holds {
  const parts = Object.entries(condition).map(([key, part]): Holds => {
    if (key === 'all' || key === 'any') {
      const inner = (condition[key] ?? []).map((one) => compile(authored, one));
      if (key === 'all') return (given, today) => inner.every((holds) => holds(given, today));
      return (given, today) => inner.some((holds) => holds(given, today));
    }
    if (key === 'not') {
      const inner = compile(authored, condition.not ?? {});
      return (given, today) => !inner(given, today);
    }
    if (!isTest(key, part)) throw new Error(`${key} has no test`);
    const test = part;
    const fact = authored.facts[key];
    if (fact !== undefined && 'holds' in fact) {
      const inner = compile(authored, fact.holds);
      return (given, today) => passes(authored, key, test, inner(given, today), today);
    }
    return (given, today) => {
      const value = read(authored, key, given, today);
      if (value === undefined) throw new Error(`${key} is not known in a whole case`);
      return passes(authored, key, test, value, today);
    };
  });
  return (given, today) => parts.every((holds) => holds(given, today));
}
