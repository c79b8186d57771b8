import type { AnswerWords, Stretch } from '@handrail/contract';
import { isoDay } from './calendar.ts';
import type { Predicate } from './predicate.ts';
import type { TermValue } from './term.ts';

/** Whole numbers that tests compare with, and those beside them, in order. */
export function marksOn(predicates: Iterable<Predicate>): number[] {
  const marks = [...predicates].flatMap(({ mark }) => (mark?.kind === 'number' ? [mark.at] : []));
  return [...new Set(marks.flatMap((mark) => [mark - 1, mark, mark + 1]))].toSorted((a, b) => a - b);
}

/** Numbers and dates lie on a line, so a cell is a stretch of it, perhaps with gaps; one that has both ends is the rest. */
export function lineWords(
  cells: readonly (readonly TermValue[])[],
  unit: Extract<AnswerWords, { kind: 'line' }>['unit'],
): AnswerWords[] {
  const numbers = cells.map((values) => values.filter((value) => typeof value === 'number').toSorted((a, b) => a - b));
  if (numbers.length === 1) return [{ kind: 'any' }];
  const all = numbers.flat().toSorted((a, b) => a - b);
  const write = (value: number) => (unit === 'day' ? isoDay(value) : value);
  const stretch = (values: readonly number[]): Stretch => {
    const [first, last] = endsOf(values);
    return [write(first), write(last)];
  };
  return numbers.map((own) => {
    const [isLowest, isHighest] = [own[0] === all[0], own.at(-1) === all.at(-1)];
    if (isLowest && isHighest) return { kind: 'any_other' };
    const bound = isLowest ? 'at_most' : isHighest ? 'at_least' : 'between';
    return { kind: 'line', unit, bound, stretch: stretch(own), except: gapsOf(own, all).map(stretch) };
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
