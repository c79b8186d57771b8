import type { Predicate } from './predicate.ts';
import type { TermValue } from './term.ts';

/** Whole numbers that tests compare with, and those beside them, in order. */
export function marksOn(predicates: Iterable<Predicate>): number[] {
  const marks = [...predicates].flatMap(({ mark }) => (mark?.kind === 'number' ? [mark.at] : []));
  return [...new Set(marks.flatMap((mark) => [mark - 1, mark, mark + 1]))].toSorted((a, b) => a - b);
}

/** Numbers and dates lie on a line, so a cell is a stretch of it, perhaps with gaps; one that has both ends is the rest. */
export function lineLabels(
  cells: readonly (readonly TermValue[])[],
  words: { write: (value: number) => string; least: string; most: string },
): string[] {
  const { write, least, most } = words;
  const numbers = cells.map((values) => values.filter((value) => typeof value === 'number').toSorted((a, b) => a - b));
  if (numbers.length === 1) return ['any value'];
  const all = numbers.flat().toSorted((a, b) => a - b);
  const stretch = (values: readonly number[]): string => {
    const [first, last] = endsOf(values);
    return first === last ? write(first) : `${write(first)} to ${write(last)}`;
  };
  return numbers.map((own) => {
    const [first, last] = endsOf(own);
    const [isLowest, isHighest] = [own[0] === all[0], own.at(-1) === all.at(-1)];
    const gaps = gapsOf(own, all);
    if (isLowest && isHighest) return 'any other value';
    const span = isLowest ? `${most} ${write(last)}` : isHighest ? `${least} ${write(first)}` : stretch(own);
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
