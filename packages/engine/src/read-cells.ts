import type { Fact, Facts } from '@handrail/contract';
import { dayNumber } from './calendar.ts';
import { domainOf, isMembers, namesIn, plainText, readValue, textIn } from './read-value.ts';
import { countOwners } from './select-owners.ts';
import type { BaseTerm, TermValue } from './term.ts';
import { unreachable } from './unreachable.ts';
import type { Variable } from './variable.ts';
import type { DeclaredFact, Workflow } from './workflow.ts';

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

/** The cell each variable is in, given what is known. */
export function readCells(at: Situation): Int16Array {
  const { variables } = at.workflow;
  const cells = new Int16Array(variables.length);
  for (let i = 0; i < variables.length; i += 1) {
    const variable = variables[i];
    if (variable !== undefined) cells[i] = cellOf(at, variable);
  }
  return cells;
}

export function cellOf(at: Situation, variable: Variable): number {
  if (variable.base !== null) {
    const fact = at.facts[variable.base];
    if (fact === undefined) return variable.starts === undefined ? unknown : placed(at, variable, variable.starts);
    if (fact.state !== 'known') return fact.state === 'unobtainable' ? unobtainable : unknown;
    const read = readValue(variable.type, fact.value);
    return read === undefined ? unknown : placed(at, variable, read);
  }
  const value = computed(at, variable);
  if (value !== undefined) return variable.cellOf(value);
  return variable.bases.some((base) => at.facts[base]?.state === 'unobtainable') ? unobtainable : unknown;
}

function placed(at: Situation, variable: Variable, value: TermValue): number {
  return variable.cellOf(variable.isRelative && typeof value === 'number' ? at.asOfDay - value : value);
}

/** Value of a base fact as tests read it; undefined while it is not known. */
export function readFact(at: Situation, id: string): TermValue | undefined {
  const fact = at.facts[id];
  return fact === undefined ? startOf(at.workflow, id) : valueIn(at.workflow, id, fact);
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
    if (term.except === null) return countOwners(members.value, null);
    const except = readFact(at, term.except);
    if (except !== undefined) return countOwners(members.value, textIn(except));
    return countOwners(members.value, null) === 0 ? 0 : undefined;
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

function valueIn(workflow: Workflow, id: string, fact: Fact): TermValue | undefined {
  if (fact.state !== 'known') return undefined;
  const declared = workflow.facts.get(id);
  return declared === undefined ? undefined : readValue(declared.type, fact.value);
}

function startOf(workflow: Workflow, id: string): TermValue | undefined {
  const declared = workflow.facts.get(id);
  return declared === undefined || declared.starts === null ? undefined : readValue(declared.type, declared.starts);
}
