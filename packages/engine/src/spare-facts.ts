import { leaf } from './diagram.ts';
import type { Situation } from './read-cells.ts';

/** Node pairs looked at before a fact is kept without proof; far more than the diagram of any handbook page needs. */
const mostPairs = 50_000;

/**
 * Facts without which the rest still settles the outcome. Where constraints or comparisons tie facts together, a
 * diagram may ask about a fact whose answer the others always imply; nobody should be asked that.
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
  const { variables, authored } = at.workflow;
  const isTied = authored.constraints.length > 0 || variables.some(({ term }) => term.kind === 'pair');
  if (!isTied) return spare;
  const kept = new Set(facts);
  for (const fact of facts.toReversed()) {
    kept.delete(fact);
    const free = new Set(
      variables
        .filter(
          ({ index, bases }) => (cells[index] ?? -1) < 0 && !bases.every((base) => kept.has(base) || isKnown(at, base)),
        )
        .map(({ index }) => index),
    );
    if (canDiffer(at, cells, free, endOf)) kept.add(fact);
    else spare.add(fact);
  }
  return spare;
}

function isKnown({ workflow, facts }: Situation, base: string): boolean {
  const fact = facts[base];
  return fact === undefined ? workflow.facts.get(base)?.starts !== null : fact.state === 'known';
}

/** Whether two possible cases agree on everything but the free variables and yet end differently. */
function canDiffer(
  { workflow: { diagram, root } }: Situation,
  cells: ArrayLike<number>,
  free: ReadonlySet<number>,
  endOf: (node: number) => number,
): boolean {
  const tried = new Set<number>();
  const kidsOf = (node: number, asked: number): readonly number[] | Int32Array =>
    diagram.variable[node] === asked
      ? diagram.kids.subarray(diagram.start[node] ?? 0, diagram.start[node + 1] ?? 0)
      : [node];
  const search = (a: number, b: number): boolean => {
    if (a === leaf.invalid || b === leaf.invalid) return false;
    const askedA = diagram.variable[a] ?? -1;
    const askedB = diagram.variable[b] ?? -1;
    if (askedA < 0 && askedB < 0) return endOf(a) !== endOf(b);
    const key = a * diagram.variable.length + b;
    if (tried.has(key)) return false;
    if (tried.size > mostPairs) return true;
    tried.add(key);
    const asked = askedA < 0 ? askedB : askedB < 0 ? askedA : Math.min(askedA, askedB);
    const [ofA, ofB] = [kidsOf(a, asked), kidsOf(b, asked)];
    const at = (kids: typeof ofA, cell: number): number => kids[kids.length === 1 ? 0 : cell] ?? 0;
    const known = cells[asked] ?? -1;
    if (known >= 0) return search(at(ofA, known), at(ofB, known));
    const width = Math.max(ofA.length, ofB.length);
    for (let i = 0; i < width; i += 1) {
      if (!free.has(asked)) {
        if (search(at(ofA, i), at(ofB, i))) return true;
        continue;
      }
      for (let j = 0; j < width; j += 1) if (search(at(ofA, i), at(ofB, j))) return true;
    }
    return false;
  };
  return search(root, root);
}
