import type { FactValue } from '@handrail/contract';
import type { Term, TermValue } from './term.ts';

/** A test on a variable's value; `key` tells equal tests from different ones. */
export type Predicate = { key: string; holds: (value: TermValue) => boolean };

/** One input of the diagram: a property of base facts, cut into the cells that its tests can tell apart. */
export type Variable = {
  index: number;
  /** Name for people: the fact as the rules call it. */
  fact: string;
  term: Term;
  bases: readonly string[];
  /** A value of each cell, to write witnesses with. */
  samples: readonly TermValue[];
  cellOf: (value: TermValue) => number;
  /** Plain words for a cell, e.g. `none` or `at least 3`. */
  labels: readonly string[];
  /** Value of the one base fact that puts it into a cell, where one fact alone decides it. */
  valueOf: ((cell: number, asOf: string) => FactValue) | null;
};
