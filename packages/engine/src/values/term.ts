import type { Member } from '@handrail/contract';

/** A property of one fact's value that tests look at. */
export type BaseTerm = { kind: 'base'; fact: string; via: 'value' | 'domain' | 'count' | 'days' };

/** A fact that names somebody: one name or address, or a list of them. */
export type PersonTerm = { fact: string; isList: boolean };

/** What a test looks at, in terms of base facts only. */
export type Term =
  | BaseTerm
  | { kind: 'pair'; op: 'equal' | 'member'; left: BaseTerm; right: BaseTerm }
  | { kind: 'owners'; members: string; except: readonly PersonTerm[] }
  /** `holds`: a condition under a name. */
  | { kind: 'condition' };

/** What a term's value can be once it is read. */
export type TermValue = boolean | number | string | readonly string[] | readonly Member[];

export function isSameTerm(a: BaseTerm, b: BaseTerm): boolean {
  return a.fact === b.fact && a.via === b.via;
}

/** Equality has no direction; one order makes `a = b` and `b = a` the same comparison. */
export function inOrder(a: BaseTerm, b: BaseTerm): [BaseTerm, BaseTerm] {
  return `${a.fact} ${a.via}` <= `${b.fact} ${b.via}` ? [a, b] : [b, a];
}
