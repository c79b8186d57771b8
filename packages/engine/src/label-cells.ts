import { isoDay } from './calendar.ts';
import type { VariableDraft } from './formula.ts';
import { namesIn } from './read-value.ts';
import type { TermValue } from './term.ts';
import { unreachable } from './unreachable.ts';

type Cells = readonly (readonly TermValue[])[];

/** Plain words for each cell of a variable, no two the same. */
export function labelCells(draft: VariableDraft, cells: Cells, isRelative: boolean): string[] {
  const { type } = draft;
  switch (type) {
    case 'boolean':
      return cells.map(([value]) => (value === true ? 'yes' : 'no'));
    case 'choice':
      return cells.map((values) =>
        draft.options
          .filter(({ value }) => values.includes(value))
          .map(({ label }) => label)
          .join(' or '),
      );
    case 'number':
    case 'date':
      return lineLabels(type, cells, isRelative);
    case 'text':
    case 'email':
      return cells.map((values) => textLabel(values, draft));
    case 'list':
    case 'members':
      return cells.map((values) => listLabel(values, draft));
    default:
      return unreachable(type);
  }
}

/** Numbers and dates lie on a line, so a cell is a stretch of it, perhaps with gaps; one that has both ends is the rest. */
function lineLabels(type: 'number' | 'date', cells: Cells, isRelative: boolean): string[] {
  const numbers = cells.map((values) => values.filter((value) => typeof value === 'number').toSorted((a, b) => a - b));
  if (numbers.length === 1) return ['any value'];
  const all = numbers.flat().toSorted((a, b) => a - b);
  const isDay = type === 'date' && !isRelative;
  const write = (value: number): string => {
    if (type === 'number') return String(value);
    return isRelative ? `${value} day${value === 1 ? '' : 's'} ago` : isoDay(value);
  };
  const stretch = (values: readonly number[]): string => {
    const [first, last] = endsOf(values);
    return first === last ? write(first) : `${write(first)} to ${write(last)}`;
  };
  return numbers.map((own) => {
    const [first, last] = endsOf(own);
    const [isLowest, isHighest] = [own[0] === all[0], own.at(-1) === all.at(-1)];
    const gaps = gapsOf(own, all);
    if (isLowest && isHighest) return 'any other value';
    const span = isLowest
      ? `${isDay ? 'until' : 'at most'} ${write(last)}`
      : isHighest
        ? `${isDay ? 'from' : 'at least'} ${write(first)}`
        : stretch(own);
    return gaps.length === 0 ? span : `${span}, but not ${gaps.map(stretch).join(' or ')}`;
  });
}

/** First and last value that people would name: a whole one where there is any. */
function endsOf(values: readonly number[]): [first: number, last: number] {
  const whole = values.filter((value) => Number.isInteger(value));
  const named = whole.length > 0 ? whole : values;
  return [named[0] ?? 0, named.at(-1) ?? 0];
}

/** What lies between the ends of a cell without belonging to it, as stretches in order. */
function gapsOf(own: readonly number[], all: readonly number[]): number[][] {
  const [first = 0, last = 0] = [own[0], own.at(-1)];
  const gaps: number[][] = [];
  let isInGap = false;
  for (const value of all) {
    if (value <= first || value >= last) continue;
    if (own.includes(value)) isInGap = false;
    else if (isInGap) gaps.at(-1)?.push(value);
    else {
      gaps.push([value]);
      isInGap = true;
    }
  }
  return gaps;
}

function textLabel([value]: readonly TermValue[], { predicates }: VariableDraft): string {
  if (typeof value !== 'string' || value === '') return 'nothing';
  const marks = [...predicates.values()].flatMap(({ mark }) => mark ?? []);
  if (marks.some((mark) => mark.kind === 'text' && mark.text === value)) return value;
  const domain = value.slice(value.lastIndexOf('@') + 1);
  return marks.some((mark) => mark.kind === 'domain' && mark.text === domain)
    ? `any other @${domain}`
    : 'anything else';
}

function listLabel(values: readonly TermValue[], { predicates }: VariableDraft): string {
  const marks = [...predicates.values()].flatMap(({ mark }) => (mark?.kind === 'text' ? [mark.text] : []));
  const lengths = values.map((value) => namesIn(value).length);
  const [fewest, most] = [Math.min(...lengths), Math.max(...lengths)];
  if (most === 0) return 'nothing';
  const count = fewest === most ? `${fewest}` : `${fewest} or more`;
  const entries = `${count} ${count === '1' ? 'entry' : 'entries'}`;
  const named = marks.filter((text) => namesIn(values[0] ?? '').includes(text));
  if (marks.length === 0) return entries;
  return `${entries}, ${named.length === 0 ? 'none named' : `with ${named.join(' and ')}`}`;
}
