import type { AnswerWords, FactDeclaration, FactValue } from '@handrail/contract';
import type { VariableDraft } from '../formula.ts';
import type { Predicate } from '../predicate.ts';
import type { BaseTerm, TermValue } from '../term.ts';

/** Tests beside equality that a rule can make. */
export type TestKey =
  | 'at_least'
  | 'above'
  | 'at_most'
  | 'below'
  | 'before'
  | 'from'
  | 'more_than_days_ago'
  | 'within_days_ago'
  | 'given'
  | 'includes';

/** What a derived fact can make of a fact. `compared`: equal to another, or one of a list. `person`: names somebody. */
export type Part = 'compared' | 'domain' | 'entries' | 'days' | 'owners' | 'person';

/** What a rule writes beside a fact's name: the test it makes, or what is wrong and what to write instead; null: an option. */
export type EqualTest = Predicate | { wrong: string; instead: string | null };

/** How values of a type are read, cut into cells and named: what deciding needs of it. */
export type FactKind = {
  /** The value in the form that tests compare; undefined when it does not fit. */
  read: (value: FactValue) => TermValue | undefined;
  /** Values on and between all that its tests single out, so that each cell holds one of them. */
  candidates: (draft: VariableDraft) => TermValue[];
  /** What each cell is called, no two the same. */
  words: (draft: VariableDraft, cells: readonly (readonly TermValue[])[], isRelative: boolean) => AnswerWords[];
  /** A value of a cell as it would be recorded. `today` is what days are counted back from, null on the calendar. */
  write: (sample: TermValue, today: number | null) => FactValue;
};

/**
 * What may be written of a type: values by who records them, tests by authors. Nothing that decides needs it, so types
 * share its parts by name: a bundler keeps what is spread.
 */
export type FactTests = {
  /** What a value has to be, in the words of a problem. */
  wanted: string;
  /** Why a value of the right form cannot be recorded all the same; null when it can. */
  refuse: (declaration: FactDeclaration, value: FactValue) => string | null;
  tests: readonly TestKey[];
  parts: readonly Part[];
  equal: (value: boolean | number | string, via: BaseTerm['via'], options: readonly string[]) => EqualTest;
  /** Tests that single texts out, for facts that are compared with each other. */
  singleOut: (texts: readonly string[], isByDomain: boolean, options: readonly string[]) => Predicate[];
};

/** For types whose every value of the right form can be recorded. */
export const takesAny = () => null;

/** For types whose cells are written with values as they are recorded; lists are copied, since samples are shared. */
export function asItStands(sample: TermValue): FactValue {
  if (typeof sample !== 'object') return sample;
  const texts = sample.filter((entry) => typeof entry === 'string');
  return texts.length > 0 ? texts : sample.filter((entry) => typeof entry !== 'string');
}
