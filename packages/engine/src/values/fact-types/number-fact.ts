import { isNumber } from '../predicate.ts';
import { lineWords, marksOn } from '../number-line.ts';
import { asItStands, type FactKind, type FactTests, takesAny } from './fact-kind.ts';

/** Owners to ask are counted: no fewer than none, and no halves. */
const isCounted = (value: number): boolean => value >= 0 && Number.isInteger(value);

export const numberFact: FactKind = {
  read: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined),
  candidates: ({ predicates, term }) => {
    const whole = marksOn(predicates.values());
    const between = whole.slice(1).map((high, i) => ((whole[i] ?? high) + high) / 2);
    const values = [...whole, ...between].toSorted((a, b) => a - b);
    return term.kind === 'owners' ? values.filter(isCounted) : values;
  },
  words: (_, cells) => lineWords(cells, 'number'),
  write: asItStands,
};

export const numberTests: FactTests = {
  wanted: 'a number',
  refuse: takesAny,
  tests: ['at_least', 'above', 'at_most', 'below'],
  parts: [],
  equal: (value, via) =>
    typeof value === 'number'
      ? isNumber(via === 'count' ? 'count' : 'value', value, via === 'days' ? 'days_ago' : null)
      : { wrong: 'is a number', instead: 'Write a number or e.g. {at_least: 1}' },
  singleOut: () => [],
};
