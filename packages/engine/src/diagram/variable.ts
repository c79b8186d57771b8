import type { AnswerWords, FactType, FactValue } from '@handrail/contract';
import type { Predicate } from '../values/predicate.ts';
import type { Term, TermValue } from '../values/term.ts';

/** One input of the diagram: a property of base facts, cut into the cells that its tests can tell apart. */
export type Variable = {
  index: number;
  /** Name for people: the fact as the rules call it. */
  fact: string;
  term: Term;
  /** The fact whose value it is; null for computed terms. */
  base: string | null;
  /** Value of that fact until somebody records one. */
  starts: TermValue | undefined;
  /** Type of the one base fact; `boolean` or `number` for computed terms. */
  type: FactType;
  bases: readonly string[];
  predicates: readonly Predicate[];
  /** A value of each cell, to write witnesses with. Dates are day numbers, or days before `asOf`. */
  samples: readonly TermValue[];
  /** Further values of each cell; enough of them to show which comparisons between two cells can come out how. */
  values: readonly (readonly TermValue[])[];
  /** Cell of a value as tests read it; -1 for one that it cannot have. */
  cellOf: (value: TermValue) => number;
  /** Cell of a value as it is recorded, counted back from `today` where tests do; -1 for one of another type. */
  cellOfFact: (value: FactValue, today: number) => number;
  /** What each cell is called. */
  words: readonly AnswerWords[];
  /** The same in plain English, e.g. `none` or `at least 3`. */
  labels: readonly string[];
  /** Dates only: values are days before `asOf` instead of day numbers. */
  isRelative: boolean;
};
