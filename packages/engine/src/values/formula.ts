import type { FactType } from '@handrail/contract';
import type { Predicate } from './predicate.ts';
import type { Term, TermValue } from './term.ts';

/** A variable while its tests are still being collected. */
export type VariableDraft = {
  key: string;
  /** Fact the tests name first. */
  fact: string;
  term: Term;
  type: FactType;
  /** Options of a choice. */
  options: readonly { value: string; label: string }[];
  /** Value of its base fact until somebody records one. */
  starts: TermValue | undefined;
  predicates: Map<string, Predicate>;
  /** Where it was first tested. */
  path: (string | number)[];
};

/** A condition in terms of variables. */
export type Formula =
  | { op: 'always'; value: boolean }
  | { op: 'test'; draft: VariableDraft; predicate: Predicate }
  | { op: 'all' | 'any'; parts: Formula[] }
  | { op: 'not'; part: Formula };

export function all(parts: Formula[]): Formula {
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { op: 'all', parts };
}

export function any(parts: Formula[]): Formula {
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { op: 'any', parts };
}

export function not(part: Formula): Formula {
  return { op: 'not', part };
}
