import { labelIn } from './page-labels.ts';

/** Labels with their values, in order: beside them in one line, or in the line below. */
export function labelledLines(text: string, known: readonly string[]): [label: string, value: string][] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.flatMap((line, index): [string, string][] => {
    const at = line.search(/[:\t]/);
    const label = labelIn(at < 0 ? line : line.slice(0, at), known);
    if (label === null) return [];
    const beside = at < 0 ? '' : line.slice(at + 1).trim();
    const below = lines.slice(index + 1, index + 3).find((next) => next !== '') ?? '';
    const isNext = labelIn(below.replace(/[:\t].*$/, ''), known) !== null;
    return [[label, beside !== '' ? beside : isNext ? '' : below]];
  });
}
