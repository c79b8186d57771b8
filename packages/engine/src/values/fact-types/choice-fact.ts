import { isOption } from '../predicate.ts';
import { asItStands, type FactKind, type FactTests } from './fact-kind.ts';

export const choiceFact: FactKind = {
  read: (value) => (typeof value === 'string' ? value : undefined),
  candidates: ({ options }) => options.map(({ value }) => value),
  words: ({ options }, cells) =>
    cells.map((values) => ({
      kind: 'options',
      labels: options.filter(({ value }) => values.includes(value)).map(({ label }) => label),
    })),
  write: asItStands,
};

export const choiceTests: FactTests = {
  wanted: 'one of its options',
  refuse: ({ id, options }, value) =>
    options.some((option) => option.value === value)
      ? null
      : `${id} must be one of ${options.map((option) => option.value).join(', ')}`,
  tests: [],
  parts: ['compared'],
  equal: (value, _via, options) =>
    typeof value === 'string' && options.includes(value)
      ? isOption(value)
      : { wrong: `has no option ${String(value)}`, instead: null },
  singleOut: (_texts, _isByDomain, options) => options.map(isOption),
};
