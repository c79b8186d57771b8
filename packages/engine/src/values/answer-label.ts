import type { AnswerWords, Stretch } from '@handrail/contract';
import { unreachable } from './unreachable.ts';

type Line = Extract<AnswerWords, { kind: 'line' }>;

const plain = {
  yes: 'yes',
  no: 'no',
  nothing: 'nothing',
  any: 'any value',
  any_other: 'any other value',
  anything_else: 'anything else',
} as const;

function lineLabel({ unit, bound, stretch: [from, to], except }: Line): string {
  const write = (value: Stretch[0]) =>
    unit === 'days_ago' ? `${value} day${value === 1 ? '' : 's'} ago` : String(value);
  const named = ([first, last]: Stretch) => (first === last ? write(first) : `${write(first)} to ${write(last)}`);
  const [least, most] = unit === 'day' ? ['from', 'until'] : ['at least', 'at most'];
  const span =
    bound === 'at_most' ? `${most} ${write(to)}` : bound === 'at_least' ? `${least} ${write(from)}` : named([from, to]);
  return except.length === 0 ? span : `${span}, but not ${except.map(named).join(' or ')}`;
}

function entriesLabel({ count, isMore, named }: Extract<AnswerWords, { kind: 'entries' }>): string {
  const entries = `${count}${isMore ? ' or more' : ''} ${count === 1 && !isMore ? 'entry' : 'entries'}`;
  if (named === null) return entries;
  return `${entries}, ${named.length === 0 ? 'none named' : `with ${named.join(' and ')}`}`;
}

/** Answers that come to the same, in plain English. */
export function answerLabel(words: AnswerWords): string {
  switch (words.kind) {
    case 'options':
      return words.labels.join(' or ');
    case 'text':
      return words.text;
    case 'other_in_domain':
      return `any other @${words.domain}`;
    case 'line':
      return lineLabel(words);
    case 'entries':
      return entriesLabel(words);
    case 'same':
      return `the same as ${words.fact}`;
    case 'not_same':
      return `not the same as ${words.fact}`;
    case 'yes':
    case 'no':
    case 'nothing':
    case 'any':
    case 'any_other':
    case 'anything_else':
      return plain[words.kind];
    default:
      return unreachable(words);
  }
}
