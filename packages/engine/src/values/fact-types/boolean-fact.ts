import { isBoolean } from '../predicate.ts';
import { asItStands, type FactKind, type FactTests, takesAny } from './fact-kind.ts';

export const booleanFact: FactKind = {
  read: (value) => (typeof value === 'boolean' ? value : undefined),
  candidates: () => [false, true],
  words: (_, cells) => cells.map(([value]) => ({ kind: value === true ? 'yes' : 'no' })),
  write: asItStands,
};

export const booleanTests: FactTests = {
  wanted: 'yes or no',
  refuse: takesAny,
  tests: [],
  parts: [],
  equal: (value) =>
    typeof value === 'boolean' ? isBoolean(value) : { wrong: 'is yes or no', instead: 'Write true or false' },
  singleOut: () => [],
};
