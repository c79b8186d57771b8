import type { Diagram } from './diagram.ts';

/** Memory of all walks: a fixed stack, and per node the last walk that branched there. Walks are synchronous. */
let stack = new Int32Array(1 << 12);
let visited = new Int32Array(1 << 12);
let walk = 0;
const lastWalk = 2 ** 30;

function nextWalk({ variable, kids }: Diagram): void {
  if (variable.length > visited.length) visited = new Int32Array(variable.length * 2);
  // A walk branches at a node once, so it never has more to come back to than there are children.
  if (kids.length > stack.length) stack = new Int32Array(kids.length * 2);
  walk += 1;
  if (walk < lastWalk) return;
  visited.fill(0);
  walk = 1;
}

/**
 * Leading outcomes that are still possible, as bits; cells below 0 are not known. A branch is left as soon as nothing
 * below it can add an outcome, so most walks see few nodes, and none is branched at twice.
 */
export function possibleLeads(diagram: Diagram, root: number, cells: ArrayLike<number>): number {
  const { variable, start, kids, leads } = diagram;
  nextWalk(diagram);
  const all = leads[root] ?? 0;
  let seen = 0;
  let top = 0;
  let node = root;
  for (;;) {
    if (((leads[node] ?? 0) & ~seen) !== 0) {
      const asked = variable[node] ?? 0;
      if (asked < 0) {
        seen |= leads[node] ?? 0;
        if (seen === all) return seen;
      } else {
        const cell = cells[asked] ?? 0;
        const first = start[node] ?? 0;
        if (cell >= 0) {
          node = kids[first + cell] ?? 0;
          continue;
        }
        if (visited[node] !== walk) {
          visited[node] = walk;
          for (let kid = (start[node + 1] ?? 0) - 1; kid > first; kid -= 1) {
            stack[top] = kids[kid] ?? 0;
            top += 1;
          }
          node = kids[first] ?? 0;
          continue;
        }
      }
    }
    if (top === 0) return seen;
    top -= 1;
    node = stack[top] ?? 0;
  }
}

/** Outcomes that some and that every remaining case holds; for workflows that collect. */
export function possibleSets(
  diagram: Diagram,
  root: number,
  cells: ArrayLike<number>,
): { some: number; every: number } {
  const { variable, start, kids } = diagram;
  let some = 0;
  let every = -1;
  const done = new Set<number>();
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const adds = ((diagram.some[node] ?? 0) & ~some) !== 0 || (every & ~(diagram.every[node] ?? 0)) !== 0;
    if (!adds || done.has(node)) continue;
    done.add(node);
    const asked = variable[node] ?? -1;
    if (asked < 0) {
      some |= diagram.some[node] ?? 0;
      every &= diagram.every[node] ?? 0;
      continue;
    }
    const cell = cells[asked] ?? -1;
    const first = start[node] ?? 0;
    if (cell >= 0) pending.push(kids[first + cell] ?? 0);
    else for (let kid = first; kid < (start[node + 1] ?? first); kid += 1) pending.push(kids[kid] ?? 0);
  }
  return { some, every: every === -1 ? 0 : every };
}
