import { type Diagram, leaf } from './diagram.ts';

/**
 * A diagram with what is known filled in and reduced again, so that it asks exactly what can still change its end.
 * Nodes are numbered children first; the last one is the root. Cases that cannot exist are left out of the asking.
 */
export type Narrowed = {
  count: number;
  root: number;
  /** Variable asked; -1 for ends. */
  variable: number[];
  /** Children per node; an end has none. */
  kids: number[][];
  /** For ends: the bit or set given by `endOf`. */
  end: number[];
};

/** The number of an impossible case among the narrowed nodes. */
export const impossible = -1;

export function narrow(
  diagram: Diagram,
  root: number,
  cells: ArrayLike<number>,
  endOf: (node: number) => number,
): Narrowed {
  const variable: number[] = [];
  const kids: number[][] = [];
  const end: number[] = [];
  const done = new Map<number, number>();
  const shared = new Map<string, number>();

  const make = (asked: number, below: number[], ends: number): number => {
    const key = below.length === 0 ? `end ${ends}` : `${asked} ${below.join(' ')}`;
    const known = shared.get(key);
    if (known !== undefined) return known;
    const node = variable.length;
    variable.push(asked);
    kids.push(below);
    end.push(ends);
    shared.set(key, node);
    return node;
  };

  const visit = (node: number): number => {
    const known = done.get(node);
    if (known !== undefined) return known;
    const asked = diagram.variable[node] ?? -1;
    let result: number;
    if (asked < 0) result = node === leaf.invalid ? impossible : make(-1, [], endOf(node));
    else {
      const first = diagram.start[node] ?? 0;
      const cell = cells[asked] ?? -1;
      if (cell >= 0) result = visit(diagram.kids[first + cell] ?? 0);
      else {
        const below: number[] = [];
        for (let kid = first; kid < (diagram.start[node + 1] ?? first); kid += 1) {
          below.push(visit(diagram.kids[kid] ?? 0));
        }
        const possible = below.filter((kid) => kid !== impossible);
        const [one = impossible] = possible;
        result = possible.every((kid) => kid === one) ? one : make(asked, below, 0);
      }
    }
    done.set(node, result);
    return result;
  };

  const top = visit(root);
  return { count: variable.length, root: top, variable, kids, end };
}

/** Variables it still asks about, in diagram order. */
export function askedIn(narrowed: Narrowed): number[] {
  const asked = new Set<number>();
  const visited = new Set<number>();
  const visit = (node: number): void => {
    if (node === impossible || visited.has(node)) return;
    visited.add(node);
    const variable = narrowed.variable[node] ?? -1;
    if (variable < 0) return;
    asked.add(variable);
    for (const kid of narrowed.kids[node] ?? []) visit(kid);
  };
  visit(narrowed.root);
  return [...asked].toSorted((a, b) => a - b);
}
