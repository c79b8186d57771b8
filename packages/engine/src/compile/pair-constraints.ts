import { all, any, type Formula, not, type VariableDraft } from '../values/formula.ts';
import { domainOf, namesIn, plainText } from '../values/read-value.ts';
import { type BaseTerm, isSameTerm, type Term, type TermValue } from '../values/term.ts';
import type { Variable } from '../diagram/variable.ts';

type Pair = Extract<Term, { kind: 'pair' }>;
type Placed = { draft: VariableDraft; variable: Variable };
type PlacedPair = { pair: Pair; holds: Formula };

/**
 * What must hold between comparisons and the tests on the facts they compare, because no values exist otherwise: two
 * facts in cells without a common value cannot be equal, equality carries over, equal facts are in the same lists.
 */
export function pairConstraints(drafts: ReadonlyMap<VariableDraft, Variable>): Formula[] {
  const byFact = new Map<string, Placed>();
  const pairs: PlacedPair[] = [];
  for (const [draft, variable] of drafts) {
    if (draft.term.kind === 'base') byFact.set(draft.term.fact, { draft, variable });
    else if (draft.term.kind === 'pair') {
      pairs.push({ pair: draft.term, holds: inCells({ draft, variable }, (cell) => variable.samples[cell] === true) });
    }
  }
  const both = inOneList(pairs);
  return [
    ...pairs.flatMap((one) => betweenCells(one, byFact)),
    ...carriedOver(pairs),
    ...sameLists(both),
    ...soleEntries(both, byFact),
    ...wholeImpliesDomain(pairs),
  ];
}

/** Of each two cells: whether values in them can compare equal, and whether they can differ. */
function betweenCells({ pair, holds }: PlacedPair, byFact: ReadonlyMap<string, Placed>): Formula[] {
  const left = byFact.get(pair.left.fact);
  const right = byFact.get(pair.right.fact);
  if (left === undefined || right === undefined) return [];
  const parts: Formula[] = [];
  left.variable.values.forEach((lefts, i) => {
    right.variable.values.forEach((rights, j) => {
      const results = new Set(lefts.flatMap((a) => rights.map((b) => compares(pair, a, b))));
      const both = [inCells(left, (cell) => cell === i), inCells(right, (cell) => cell === j)];
      if (results.size === 1) both.push(results.has(true) ? holds : not(holds));
      parts.push(all(both));
    });
  });
  return [any(parts)];
}

function compares({ op, left, right }: Pair, a: TermValue, b: TermValue): boolean {
  const one = through(left, a);
  if (one === '') return false;
  return op === 'member' ? namesIn(b).includes(one) : one === through(right, b);
}

function through(term: BaseTerm, value: TermValue): string {
  const text = typeof value === 'string' ? plainText(value) : '';
  return term.via === 'domain' ? domainOf(text) : text;
}

/** a = b and b = c give a = c. */
function carriedOver(pairs: readonly PlacedPair[]): Formula[] {
  const equals = pairs.filter(({ pair }) => pair.op === 'equal');
  return equals.flatMap((first) =>
    equals.flatMap((second) =>
      equals.flatMap((third) => {
        if (first === second || second === third || first === third) return [];
        const [b, a, c] = [sharedTerm(first, second), sharedTerm(first, third), sharedTerm(second, third)];
        if (a === null || b === null || c === null || isSameTerm(a, b) || isSameTerm(b, c)) return [];
        return [any([not(first.holds), not(second.holds), third.holds])];
      }),
    ),
  );
}

function sharedTerm({ pair: a }: PlacedPair, { pair: b }: PlacedPair): BaseTerm | null {
  const terms = [b.left, b.right];
  return [a.left, a.right].find((term) => terms.some((other) => isSameTerm(term, other))) ?? null;
}

/** A comparison of two facts, with both of them in one list. */
type InOneList = { holds: Formula; first: Formula; second: Formula; list: string };

function inOneList(pairs: readonly PlacedPair[]): InOneList[] {
  const members = pairs.filter(({ pair }) => pair.op === 'member');
  return pairs.flatMap(({ pair, holds }) =>
    members.flatMap((first) =>
      members.flatMap((second) => {
        const list = first.pair.right.fact;
        const isAbout = isSameTerm(first.pair.left, pair.left) && isSameTerm(second.pair.left, pair.right);
        if (pair.op !== 'equal' || !isAbout || list !== second.pair.right.fact) return [];
        return [{ holds, first: first.holds, second: second.holds, list }];
      }),
    ),
  );
}

/** a = b gives: a is in a list exactly when b is. */
function sameLists(both: readonly InOneList[]): Formula[] {
  return both.flatMap(({ holds, first, second }) => [
    any([not(holds), not(first), second]),
    any([not(holds), first, not(second)]),
  ]);
}

/** Two facts in a list of one entry are equal. */
function soleEntries(both: readonly InOneList[], byFact: ReadonlyMap<string, Placed>): Formula[] {
  return both.flatMap(({ holds, first, second, list }) => {
    const placed = byFact.get(list);
    if (placed === undefined) return [];
    const isSole = (cell: number): boolean =>
      placed.variable.values[cell]?.every((one) => namesIn(one).length <= 1) ?? false;
    return [any([not(inCells(placed, isSole)), not(first), not(second), holds])];
  });
}

/** Equal addresses have equal domains. */
function wholeImpliesDomain(pairs: readonly PlacedPair[]): Formula[] {
  return pairs.flatMap(({ pair: whole, holds }) =>
    pairs.flatMap(({ pair: part, holds: partHolds }): Formula[] => {
      if (whole.op !== 'equal' || part.op !== 'equal') return [];
      const asDomains = [whole.left, whole.right].map((term) => ({ ...term, via: 'domain' as const }));
      const isSame = [part.left, part.right].every((term) => asDomains.some((one) => isSameTerm(one, term)));
      const isWhole = whole.left.via === 'value' && whole.right.via === 'value';
      return isWhole && isSame ? [any([not(holds), partHolds])] : [];
    }),
  );
}

/** Holds in the cells of a variable that are picked out. */
function inCells({ draft, variable }: Placed, isIn: (cell: number) => boolean): Formula {
  const predicate = {
    key: 'cells',
    holds: (value: TermValue) => isIn(variable.cellOf(value)),
    mark: null,
    dates: null,
  };
  return { op: 'test', draft, predicate };
}
