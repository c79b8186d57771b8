import type { Fact, Facts } from '@handrail/contract';
import { dayNumber } from '../values/calendar.ts';
import { factKinds } from '../values/fact-kinds.ts';
import { domainOf, isMembers, namesIn, plainText, textIn, textsIn } from '../values/read-value.ts';
import { countOwners } from '../values/select-owners.ts';
import type { BaseTerm, TermValue } from '../values/term.ts';
import { unreachable } from '../values/unreachable.ts';
import type { Variable } from '../diagram/variable.ts';
import type { DeclaredFact, Workflow } from '../workflow/workflow.ts';

/** Cell of a variable that nobody knows, and of one that cannot be known. Cells proper count from 0. */
export const unknown = -1;
export const unobtainable = -2;

export type Situation = { workflow: Workflow; facts: Facts; asOfDay: number };

/** The last `asOf` read; decisions come in bursts with the same one. */
let lastAsOf = { text: '', day: 0 };

/** `asOf` as a day; every date test of one decision is against this one day. */
export function situation(workflow: Workflow, facts: Facts, asOf: string): Situation {
  if (lastAsOf.text !== asOf) lastAsOf = { text: asOf, day: dayNumber(asOf) ?? 0 };
  return { workflow, facts, asOfDay: lastAsOf.day };
}

/**
 * The cell each variable is in, given what is known. Goes by the facts there are, for few of many are known at first;
 * they mostly come in the order of their declaration, so each is looked for beside the one before.
 */
export function readCells(at: Situation): number[] {
  const { facts, asOfDay } = at;
  const { initial, first, places, dated, computed } = at.workflow.reading;
  const cells = initial.slice();
  for (const { index, starts, cellOf: find } of dated) cells[index] = find(asOfDay - Number(starts));
  let place = first;
  for (const id in facts) {
    if (place !== null && place.fact !== id) place = place.next;
    if (place === null || place.fact !== id) place = places.get(id) ?? null;
    if (place === null) continue;
    const { variable, next } = place;
    const fact = facts[id];
    if (variable !== null && fact !== undefined) cells[variable.index] = cellOfFact(fact, variable, asOfDay);
    place = next;
  }
  for (const variable of computed) cells[variable.index] = cellOfComputed(at, variable);
  return cells;
}

export function cellOf(at: Situation, variable: Variable): number {
  if (variable.base === null) return cellOfComputed(at, variable);
  const fact = at.facts[variable.base];
  if (fact !== undefined) return cellOfFact(fact, variable, at.asOfDay);
  if (variable.starts === undefined || !variable.isRelative)
    return at.workflow.reading.initial[variable.index] ?? unknown;
  return variable.cellOf(at.asOfDay - Number(variable.starts));
}

function cellOfFact(fact: Fact, variable: Variable, today: number): number {
  if (fact.state === 'known') return variable.cellOfFact(fact.value, today);
  return fact.state === 'unobtainable' ? unobtainable : unknown;
}

function cellOfComputed(at: Situation, variable: Variable): number {
  const value = computed(at, variable);
  if (value !== undefined) return variable.cellOf(value);
  return variable.bases.some((base) => at.facts[base]?.state === 'unobtainable') ? unobtainable : unknown;
}

/** Value of a base fact as tests read it; undefined while it is not known. */
export function readFact(at: Situation, id: string): TermValue | undefined {
  const declared = at.workflow.facts.get(id);
  if (declared === undefined) return undefined;
  const fact = at.facts[id];
  const value = fact === undefined ? declared.starts : fact.state === 'known' ? fact.value : null;
  return value === null ? undefined : factKinds[declared.type].read(value);
}

/** Value of a derived fact, as far as the facts under it tell. Dates count as days before `asOf`. */
export function readTerm(at: Situation, fact: DeclaredFact): TermValue | undefined {
  const { term } = fact;
  if (term.kind === 'pair' || term.kind === 'owners') return computed(at, { term });
  if (term.kind === 'condition') return undefined;
  const value = readFact(at, term.fact);
  if (value === undefined) return undefined;
  return property(at, term, value);
}

function property(at: Situation, term: BaseTerm, value: TermValue): TermValue {
  switch (term.via) {
    case 'value':
      return value;
    case 'domain':
      return domainOf(textIn(value));
    case 'count':
      return Array.isArray(value) ? value.length : 0;
    case 'days':
      return at.asOfDay - Number(value);
    default:
      return unreachable(term.via);
  }
}

/**
 * A comparison is known as soon as what is known settles it: a side without a value equals nothing, an empty list
 * has no members, and a group without any human owner has nobody to ask.
 */
function computed(at: Situation, { term }: Pick<Variable, 'term'>): TermValue | undefined {
  if (term.kind === 'owners') {
    const members = at.facts[term.members];
    if (members?.state !== 'known' || !isMembers(members.value)) return undefined;
    const except = term.except.map(({ fact }) => readFact(at, fact));
    const count = countOwners(members.value, except.flatMap(textsIn));
    return count > 0 && except.includes(undefined) ? undefined : count;
  }
  if (term.kind !== 'pair') return undefined;
  const left = side(at, term.left);
  const right = side(at, term.right);
  if (left === '' || right === '' || (Array.isArray(right) && right.length === 0)) return false;
  if (left === undefined || right === undefined) return undefined;
  if (term.op === 'equal') return left === right;
  return Array.isArray(right) && typeof left === 'string' && namesIn(right).includes(left);
}

function side(at: Situation, term: BaseTerm): TermValue | undefined {
  const value = readFact(at, term.fact);
  if (value === undefined) return undefined;
  const read = property(at, term, value);
  return typeof read === 'string' ? plainText(read) : read;
}
