import { answerLabel } from '../values/answer-label.ts';
import { factKinds } from '../values/fact-kinds.ts';
import type { VariableDraft } from '../values/formula.ts';
import type { Predicate } from '../values/predicate.ts';
import type { TermValue } from '../values/term.ts';
import type { Variable } from '../diagram/variable.ts';

type Cells = Pick<Variable, 'samples' | 'values' | 'words' | 'labels' | 'cellOf' | 'cellOfFact'>;

/**
 * Cuts the values of a variable into the cells its tests can tell apart: values with the same answers to every test
 * share a cell. The candidates tried lie on and between all marks, so no cell is missed.
 */
export function cutCells(draft: VariableDraft, isRelative: boolean): Cells {
  const kind = factKinds[draft.type];
  const predicates = [...draft.predicates.values()];
  const byAnswers = new Map<string, { cell: number; members: TermValue[] }>();
  for (const candidate of kind.candidates(draft)) {
    const answers = answersOf(predicates, candidate);
    const known = byAnswers.get(answers);
    if (known === undefined) byAnswers.set(answers, { cell: byAnswers.size, members: [candidate] });
    else known.members.push(candidate);
  }
  const cells = [...byAnswers.values()];
  const words = kind.words(
    draft,
    cells.map(({ members }) => members),
    isRelative,
  );
  return {
    samples: cells.map(({ members }) => members[0] ?? false),
    values: cells.map(({ members }) => members),
    words,
    labels: words.map(answerLabel),
    ...finders(draft, (value) => byAnswers.get(answersOf(predicates, value))?.cell ?? -1, isRelative),
  };
}

function answersOf(predicates: readonly Predicate[], value: TermValue): string {
  let answers = '';
  for (const predicate of predicates) answers += predicate.holds(value) ? '1' : '0';
  return answers;
}

/** Cells of values, by a look at the value where there are few, else by the answers to all tests. */
function finders(
  { type, options }: VariableDraft,
  search: (value: TermValue) => number,
  isRelative: boolean,
): Pick<Variable, 'cellOf' | 'cellOfFact'> {
  if (type === 'boolean') {
    const whenTrue = search(true);
    const whenFalse = search(false);
    const cellOf = (value: unknown): number => (value === true ? whenTrue : value === false ? whenFalse : -1);
    return { cellOf, cellOfFact: cellOf };
  }
  if (type === 'choice') {
    const cells = new Map<unknown, number>(options.map(({ value }) => [value, search(value)]));
    const cellOf = (value: unknown): number => cells.get(value) ?? -1;
    return { cellOf, cellOfFact: cellOf };
  }
  const { read } = factKinds[type];
  return {
    cellOf: search,
    cellOfFact: (value, today) => {
      const found = read(value);
      if (found === undefined) return -1;
      return search(isRelative && typeof found === 'number' ? today - found : found);
    },
  };
}
