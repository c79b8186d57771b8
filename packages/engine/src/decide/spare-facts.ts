import { type Diagram, leaf } from '../diagram/diagram.ts';
import { readFact, type Situation } from './read-cells.ts';

/** Node pairs looked at before a fact is kept without proof; far more than the diagram of any handbook page needs. */
const mostPairs = 50_000;

/**
 * Facts without which the rest still settles the outcome. Where cases are impossible, a diagram may ask about a fact
 * whose answer the others always imply; nobody should be asked that.
 *
 * @param facts in asking order; the last are let go first
 */
export function spareFacts(
  at: Situation,
  cells: ArrayLike<number>,
  facts: readonly string[],
  endOf: (node: number) => number,
): Set<string> {
  const spare = new Set<string>();
  const { variables, diagram, root } = at.workflow;
  const kept = new Set(facts);
  const open = variables.filter(({ index }) => (cells[index] ?? -1) < 0);
  for (const fact of facts.toReversed()) {
    kept.delete(fact);
    const free = new Set<number>();
    for (const { index, bases } of open) {
      if (bases.some((base) => !kept.has(base) && readFact(at, base) === undefined)) free.add(index);
    }
    if (differs({ diagram, cells, free, endOf, tried: new Set() }, root, root)) kept.add(fact);
    else spare.add(fact);
  }
  return spare;
}

type Search = {
  diagram: Diagram;
  cells: ArrayLike<number>;
  free: ReadonlySet<number>;
  endOf: (node: number) => number;
  /** Pairs that led nowhere. */
  tried: Set<number>;
};

/** Whether two possible cases agree on everything but the free variables and yet end differently. */
function differs(search: Search, a: number, b: number): boolean {
  const { diagram, cells, free, tried } = search;
  if (a === leaf.invalid || b === leaf.invalid) return false;
  const askedA = diagram.variable[a] ?? -1;
  const askedB = diagram.variable[b] ?? -1;
  if (askedA < 0 && askedB < 0) return search.endOf(a) !== search.endOf(b);
  const key = a * diagram.variable.length + b;
  if (tried.has(key)) return false;
  if (tried.size > mostPairs) return true;
  tried.add(key);
  const isAtA = askedB < 0 || (askedA >= 0 && askedA <= askedB);
  const asked = isAtA ? askedA : askedB;
  const above = isAtA ? a : b;
  const width = (diagram.start[above + 1] ?? 0) - (diagram.start[above] ?? 0);
  const known = cells[asked] ?? -1;
  if (known >= 0) return differs(search, below(diagram, a, asked, known), below(diagram, b, asked, known));
  const isFree = free.has(asked);
  for (let i = 0; i < width; i += 1) {
    const next = below(diagram, a, asked, i);
    const end = isFree ? width : i + 1;
    for (let j = isFree ? 0 : i; j < end; j += 1) {
      if (differs(search, next, below(diagram, b, asked, j))) return true;
    }
  }
  return false;
}

function below(diagram: Diagram, node: number, asked: number, cell: number): number {
  return diagram.variable[node] === asked ? (diagram.kids[(diagram.start[node] ?? 0) + cell] ?? 0) : node;
}
