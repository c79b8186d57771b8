import { type Diagram, leaf } from './diagram.ts';

/**
 * A diagram with what is known filled in and reduced again, so that it asks exactly what can still change its end.
 * Nodes are numbered children first; the last one is the root. Cases that cannot exist are left out of the asking.
 */
export type Narrowed = {
  root: number;
  /** Variable asked; -1 for ends. */
  variable: number[];
  /** Children per node; an end has none. */
  kids: (readonly number[])[];
  /** For ends: the bit or set given by `endOf`. */
  end: number[];
  /** Whether some way down ends in a case that cannot exist. */
  hasImpossible: boolean;
};

/** The number of an impossible case among the narrowed nodes. */
export const impossible = -1;

export function narrow(
  diagram: Diagram,
  root: number,
  cells: ArrayLike<number>,
  endOf: (node: number) => number,
): Narrowed {
  const narrowing = new Narrowing(diagram, cells, endOf);
  narrowing.made.root = narrowing.visit(root);
  return narrowing.made;
}

class Narrowing {
  readonly made: Narrowed = { root: impossible, variable: [], kids: [], end: [], hasImpossible: false };
  readonly #diagram: Diagram;
  readonly #cells: ArrayLike<number>;
  readonly #endOf: (node: number) => number;
  readonly #done = new Map<number, number>();
  readonly #shared = new Map<number, number[]>();

  constructor(diagram: Diagram, cells: ArrayLike<number>, endOf: (node: number) => number) {
    this.#diagram = diagram;
    this.#cells = cells;
    this.#endOf = endOf;
  }

  visit(from: number): number {
    const { variable, start, kids } = this.#diagram;
    let node = from;
    let asked = variable[node] ?? -1;
    while (asked >= 0 && (this.#cells[asked] ?? -1) >= 0) {
      node = kids[(start[node] ?? 0) + (this.#cells[asked] ?? 0)] ?? 0;
      asked = variable[node] ?? -1;
    }
    const known = this.#done.get(node);
    if (known !== undefined) return known;
    let result = impossible;
    if (asked >= 0) result = this.#branch(node, asked);
    else if (node === leaf.invalid) this.made.hasImpossible = true;
    else result = this.#make(-1, noKids, this.#endOf(node));
    this.#done.set(node, result);
    return result;
  }

  #branch(node: number, asked: number): number {
    const { start, kids } = this.#diagram;
    const below: number[] = [];
    let one = impossible;
    let isOne = true;
    const end = start[node + 1] ?? 0;
    for (let kid = start[node] ?? 0; kid < end; kid += 1) {
      const result = this.visit(kids[kid] ?? 0);
      below.push(result);
      if (result === impossible || result === one) continue;
      if (one !== impossible) isOne = false;
      one = result;
    }
    return isOne ? one : this.#make(asked, below, 0);
  }

  #make(asked: number, below: readonly number[], end: number): number {
    const { made } = this;
    let hash = asked * 31 + end;
    for (const kid of below) hash = Math.imul(hash, 0x9e37_79b1) ^ kid;
    const alike = this.#shared.get(hash);
    for (const node of alike ?? []) {
      if (made.variable[node] === asked && made.end[node] === end && isSame(made.kids[node], below)) return node;
    }
    const node = made.variable.length;
    made.variable.push(asked);
    made.kids.push(below);
    made.end.push(end);
    if (alike === undefined) this.#shared.set(hash, [node]);
    else alike.push(node);
    return node;
  }
}

const noKids: readonly number[] = [];

function isSame(a: readonly number[] | undefined, b: readonly number[]): boolean {
  if (a === undefined || a.length !== b.length) return false;
  for (let i = 0; i < b.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}

/** Variables it still asks about, in diagram order. */
export function askedIn({ variable }: Narrowed): number[] {
  const found: number[] = [];
  for (const asked of variable) if (asked >= 0 && !found.includes(asked)) found.push(asked);
  return found.sort((a, b) => a - b);
}
