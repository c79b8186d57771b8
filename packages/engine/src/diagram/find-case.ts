import { type Diagram, leaf } from './diagram.ts';

/**
 * Cells of a case in which every diagram ends as wanted, or null when there is none. Diagrams are walked side by side;
 * node combinations that led nowhere are not tried twice. Variables that do not matter stay at -1.
 */
export function findCase(
  diagram: Diagram,
  variables: number,
  roots: readonly number[],
  isWanted: (ends: readonly number[]) => boolean,
  canLead: (nodes: readonly number[]) => boolean = () => true,
): Int16Array | null {
  const cells = new Int16Array(variables).fill(-1);
  const failed = new Set<string>();
  const search = (nodes: readonly number[]): boolean => {
    if (nodes.includes(leaf.invalid) || !canLead(nodes)) return false;
    let asked = variables;
    for (const node of nodes) {
      const variable = diagram.variable[node] ?? -1;
      if (variable >= 0 && variable < asked) asked = variable;
    }
    if (asked === variables) return isWanted(nodes);
    const key = nodes.join(' ');
    if (failed.has(key)) return false;
    const width = widthAt(diagram, nodes, asked);
    for (let cell = 0; cell < width; cell += 1) {
      cells[asked] = cell;
      const below = nodes.map((node) =>
        diagram.variable[node] === asked ? (diagram.kids[(diagram.start[node] ?? 0) + cell] ?? 0) : node,
      );
      if (search(below)) return true;
    }
    cells[asked] = -1;
    failed.add(key);
    return false;
  };
  return search(roots) ? cells : null;
}

function widthAt(diagram: Diagram, nodes: readonly number[], asked: number): number {
  const node = nodes.find((one) => diagram.variable[one] === asked) ?? 0;
  return (diagram.start[node + 1] ?? 0) - (diagram.start[node] ?? 0);
}

/** Nodes below a root, the root included. */
export function reachable(diagram: Diagram, root: number): Set<number> {
  const found = new Set<number>([root]);
  for (const node of found) {
    for (let kid = diagram.start[node] ?? 0; kid < (diagram.start[node + 1] ?? 0); kid += 1) {
      found.add(diagram.kids[kid] ?? 0);
    }
  }
  return found;
}
