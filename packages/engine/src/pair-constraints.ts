import { all, any, type Formula, not, type VariableDraft } from './formula.ts';
import { domainOf, namesIn } from './read-value.ts';
import type { BaseTerm, TermValue } from './term.ts';
import type { Variable } from './variable.ts';

type Placed = { draft: VariableDraft; variable: Variable };

/**
 * What must hold between a comparison and the tests on the facts it compares: equal facts cannot lie in cells that
 * no common value has, and a fact without a value equals nothing. Without these, cases that cannot exist would count.
 */
export function pairConstraints(drafts: ReadonlyMap<VariableDraft, Variable>): Formula[] {
  const byFact = new Map<string, Placed>();
  for (const [draft, variable] of drafts) {
    if (draft.term.kind === 'base') byFact.set(draft.term.fact, { draft, variable });
  }
  const constraints: Formula[] = [];
  for (const [draft, variable] of drafts) {
    if (draft.term.kind !== 'pair') continue;
    const same: Formula = cellsFormula({ draft, variable }, (value) => value === true);
    const left = byFact.get(draft.term.left.fact);
    const right = byFact.get(draft.term.right.fact);
    const joint =
      draft.term.op === 'equal'
        ? jointCells(draft.term.left, left, draft.term.right, right)
        : memberCells(draft.term.left, left, right);
    if (joint !== null) constraints.push(any([not(same), joint]));
  }
  return constraints;
}

/** Where both sides of an equality can lie when it holds; null when neither is tested by itself. */
function jointCells(leftTerm: BaseTerm, left?: Placed, rightTerm?: BaseTerm, right?: Placed): Formula | null {
  if (rightTerm === undefined || (left === undefined && right === undefined)) return null;
  const shared = [...textsOf(left), ...textsOf(right), 'somebody@elsewhere.example', 'somebody'];
  const seen = new Set<string>();
  const parts: Formula[] = [];
  for (const a of carriers(shared, leftTerm)) {
    for (const b of carriers(shared, rightTerm)) {
      if (through(leftTerm, a) !== through(rightTerm, b) || through(leftTerm, a) === '') continue;
      const leftCell = left?.variable.cellOf(a) ?? -1;
      const rightCell = right?.variable.cellOf(b) ?? -1;
      if ((left !== undefined && leftCell < 0) || (right !== undefined && rightCell < 0)) continue;
      const key = `${leftCell} ${rightCell}`;
      if (seen.has(key)) continue;
      seen.add(key);
      parts.push(all([...inCell(left, leftCell), ...inCell(right, rightCell)]));
    }
  }
  return any(parts);
}

function memberCells(leftTerm: BaseTerm, left?: Placed, right?: Placed): Formula | null {
  const parts: Formula[] = [];
  if (left !== undefined) {
    parts.push(cellsFormula(left, (value) => typeof value === 'string' && through(leftTerm, value) !== ''));
  }
  if (right !== undefined) parts.push(cellsFormula(right, (value) => namesIn(value).length > 0));
  return parts.length === 0 ? null : all(parts);
}

function through(term: BaseTerm, text: string): string {
  return term.via === 'domain' ? domainOf(text) : text;
}

function textsOf(placed?: Placed): string[] {
  return (placed?.variable.samples ?? []).filter((sample) => typeof sample === 'string');
}

/** Values whose compared property is one of the texts, besides the texts themselves. */
function carriers(texts: readonly string[], term: BaseTerm): string[] {
  return term.via === 'domain'
    ? [...texts, ...texts.map((text) => `somebody@${text}`)]
    : [...texts, ...texts.map(domainOf)];
}

function inCell(placed: Placed | undefined, cell: number): Formula[] {
  if (placed === undefined) return [];
  return [cellsFormula(placed, (_, of) => of === cell)];
}

function cellsFormula({ draft, variable }: Placed, isIn: (value: TermValue, cell: number) => boolean): Formula {
  return {
    op: 'test',
    draft,
    predicate: {
      key: 'cells',
      holds: (value) => isIn(value, variable.cellOf(value)),
      mark: null,
      dates: null,
    },
  };
}
