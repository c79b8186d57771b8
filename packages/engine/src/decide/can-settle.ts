import { impossible, type Narrowed } from '../diagram/narrow-diagram.ts';

/**
 * Whether answers that can still be had may settle the outcome although the facts in `lost` never become known.
 * Looks for answers under which every value of the lost facts ends alike: nodes met together must all end alike.
 */
export function canSettle(narrowed: Narrowed, lost: ReadonlySet<number>): boolean {
  const failed = new Set<string>();
  const settle = (nodes: readonly number[]): boolean => {
    const met = [...new Set(nodes)].filter((node) => node !== impossible).toSorted((a, b) => b - a);
    if (met.length === 0) return false;
    const asked = Math.min(...met.map((node) => askedAt(narrowed, node)));
    if (asked === Number.POSITIVE_INFINITY) return met.length === 1;
    const key = met.join(' ');
    if (failed.has(key)) return false;
    const width = narrowed.kids[met.find((node) => narrowed.variable[node] === asked) ?? 0]?.length ?? 0;
    const cells = Array.from({ length: width }, (_, cell) => cell);
    const below = (node: number, cell: number): number =>
      narrowed.variable[node] === asked ? (narrowed.kids[node]?.[cell] ?? impossible) : node;
    const isSettled = lost.has(asked)
      ? settle(met.flatMap((node) => cells.map((cell) => below(node, cell))))
      : cells.some((cell) => settle(met.map((node) => below(node, cell))));
    if (!isSettled) failed.add(key);
    return isSettled;
  };
  return settle([narrowed.root]);
}

function askedAt(narrowed: Narrowed, node: number): number {
  const variable = narrowed.variable[node] ?? -1;
  return variable < 0 ? Number.POSITIVE_INFINITY : variable;
}
