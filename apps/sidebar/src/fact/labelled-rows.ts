import { labelIn } from './page-labels.ts';

/** Rows under a line of labels, cells apart by tabs; null where there is no such line. */
export function labelledRows(text: string, known: readonly string[]): ReadonlyMap<string, string>[] | null {
  const lines = text.split('\n').map((line) => line.split('\t').map((cell) => cell.trim()));
  const head = lines.findIndex((cells) => cells.filter((cell) => labelIn(cell, known) !== null).length > 2);
  const names = lines[head];
  if (names === undefined) return null;
  return lines
    .slice(head + 1)
    .filter((cells) => cells.length >= names.length - 1 && cells.some((cell) => cell.includes('@')))
    .map((cells) => new Map(names.map((name, index) => [name.toLowerCase(), cells[index] ?? ''])));
}
