import type { AnswerWords, FactValue, Flip } from '@handrail/contract';
import { readTerm, type Situation } from './read-cells.ts';
import { answerLabel } from '../values/answer-label.ts';
import type { Variable } from '../diagram/variable.ts';
import { possibleLeads } from '../diagram/walk-diagram.ts';
import type { Workflow } from '../workflow/workflow.ts';

/** Changing a known fact weighs more than answering an open one, so the smallest change changes the fewest facts. */
const changed = 64;
const answered = 1;

/** A smallest change of facts that gives another outcome, without the values they have now. */
export type FlipPath = { outcome: string; changes: readonly { variable: Variable; to: AnswerWords }[] };

/** For every other outcome that can lead, the smallest change of facts that gives it; smallest first. */
export function findFlips(workflow: Workflow, cells: readonly number[], lead: number): FlipPath[] {
  const { outcomes, variables, root } = workflow;
  const width = outcomes.length;
  const { costs, pathTo } = cheapestWays(workflow, cells);
  const flips: { cost: number; flip: FlipPath }[] = [];
  outcomes.forEach((outcome, i) => {
    const cost = costs[root * width + i] ?? Number.POSITIVE_INFINITY;
    if (i === lead || !Number.isFinite(cost)) return;
    const changes = neededChanges(workflow, cells, pathTo(i), 1 << i).flatMap(([asked, cell]) => {
      const variable = variables[asked];
      const to = variable?.words[cell];
      return variable === undefined || to === undefined ? [] : [{ variable, to }];
    });
    if (changes.length > 0) flips.push({ cost, flip: { outcome, changes } });
  });
  return flips.toSorted((a, b) => a.cost - b.cost).map(({ flip }) => flip);
}

export function tellFlip(at: Situation, { outcome, changes }: FlipPath): Flip {
  return { outcome, changes: changes.map(({ variable, to }) => changeOf(at, variable, to)) };
}

type Ways = { costs: Float32Array; pathTo: (outcome: number) => [variable: number, cell: number][] };

/** What each outcome costs from each node down, and the cheapest way to it from the root. */
function cheapestWays({ diagram, outcomes, root }: Workflow, cells: readonly number[]): Ways {
  const width = outcomes.length;
  const costs = new Float32Array((root + 1) * width).fill(Number.POSITIVE_INFINITY);
  const choices = new Int32Array((root + 1) * width).fill(-1);
  for (let node = 0; node <= root; node += 1) {
    const asked = diagram.variable[node] ?? -1;
    if (asked < 0) {
      const outcome = leadNumber(diagram.leads[node] ?? 0, diagram.label[node] ?? -1);
      if (outcome >= 0 && outcome < width) costs[node * width + outcome] = 0;
      continue;
    }
    const first = diagram.start[node] ?? 0;
    const known = cells[asked] ?? -1;
    for (let kid = first; kid < (diagram.start[node + 1] ?? first); kid += 1) {
      const below = diagram.kids[kid] ?? 0;
      const step = kid - first === known ? 0 : known < 0 ? answered : changed;
      for (let outcome = 0; outcome < width; outcome += 1) {
        const cost = (costs[below * width + outcome] ?? 0) + step;
        if (cost < (costs[node * width + outcome] ?? 0)) {
          costs[node * width + outcome] = cost;
          choices[node * width + outcome] = kid - first;
        }
      }
    }
  }
  const pathTo = (outcome: number): [variable: number, cell: number][] => {
    const path: [number, number][] = [];
    let node = root;
    for (let asked = diagram.variable[node] ?? -1; asked >= 0; asked = diagram.variable[node] ?? -1) {
      const cell = choices[node * width + outcome] ?? 0;
      if (cell !== (cells[asked] ?? -1)) path.push([asked, cell]);
      node = diagram.kids[(diagram.start[node] ?? 0) + cell] ?? 0;
    }
    return path;
  };
  return { costs, pathTo };
}

/** What a change is called. A comparison that follows from others has no name of its own; a compared fact lends it. */
function changeOf(at: Situation, variable: Variable, to: AnswerWords): Flip['changes'][number] {
  const { fact, term } = variable;
  if (term.kind !== 'pair' || at.workflow.facts.has(fact))
    return { fact, from: valueNow(at, variable), to: answerLabel(to), told: to };
  const isLeftOpen = at.facts[term.left.fact]?.state !== 'known';
  const [open, other] = isLeftOpen ? [term.left.fact, term.right.fact] : [term.right.fact, term.left.fact];
  const now = at.facts[open];
  const from = now?.state === 'known' ? now.value : null;
  const told = { kind: to.kind === 'yes' ? 'same' : 'not_same', fact: other } as const;
  return { fact: open, from, to: answerLabel(told), told };
}

/** The way down the diagram may pass questions that no longer matter once the rest has changed; those are let go. */
function neededChanges(
  workflow: Workflow,
  cells: readonly number[],
  path: readonly [number, number][],
  target: number,
): (readonly [number, number])[] {
  const after = cells.slice();
  for (const [asked, cell] of path) after[asked] = cell;
  return path.filter(([asked, cell]) => {
    after[asked] = cells[asked] ?? -1;
    if (possibleLeads(workflow.diagram, workflow.root, after) === target) return false;
    after[asked] = cell;
    return true;
  });
}

function leadNumber(bits: number, label: number): number {
  return label < 0 ? -1 : 31 - Math.clz32(bits);
}

function valueNow(at: Situation, { fact, term }: Variable): FactValue | null {
  if (term.kind === 'base') {
    const known = at.facts[fact];
    if (known === undefined) return at.workflow.facts.get(fact)?.starts ?? null;
    return known.state === 'known' ? known.value : null;
  }
  const declared = at.workflow.facts.get(fact);
  const value = declared === undefined ? undefined : readTerm(at, declared);
  return value === undefined || typeof value === 'object' ? null : value;
}
