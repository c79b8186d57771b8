import { factTests } from '../values/fact-kinds.ts';
import type { VariableDraft } from '../values/formula.ts';
import { domainOf } from '../values/read-value.ts';
import { type BaseTerm, inOrder, isSameTerm, type Term } from '../values/term.ts';

type Pair = Extract<Term, { kind: 'pair' }>;
type DraftOf = (fact: string) => VariableDraft | null;

/**
 * Makes comparisons between facts exact. Facts that are compared, directly or through others, share one cut: a value
 * that a test on one of them singles out is singled out for all. And where a = b and b = c are asked, so is a = c.
 */
export function completeComparisons(
  drafts: ReadonlyMap<string, VariableDraft>,
  draftOf: DraftOf,
  addPair: (pair: Pair) => void,
): void {
  for (const group of comparedGroups(drafts)) {
    closeEqualities(group, addPair);
    shareTests(group, drafts, draftOf);
  }
}

/** Comparisons that are linked by the facts they compare. */
function comparedGroups(drafts: ReadonlyMap<string, VariableDraft>): Pair[][] {
  const groups: { pairs: Pair[]; facts: Set<string> }[] = [];
  for (const { term } of drafts.values()) {
    if (term.kind !== 'pair') continue;
    const merged = { pairs: [term], facts: new Set([term.left.fact, term.right.fact]) };
    for (const group of groups.filter(({ facts }) => [...facts].some((fact) => merged.facts.has(fact)))) {
      merged.pairs.unshift(...group.pairs);
      for (const fact of group.facts) merged.facts.add(fact);
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push(merged);
  }
  return groups.map(({ pairs }) => pairs);
}

function closeEqualities(pairs: readonly Pair[], addPair: (pair: Pair) => void): void {
  const classes: BaseTerm[][] = [];
  const join = (terms: BaseTerm[]): void => {
    const touched = classes.filter((one) => one.some((term) => terms.some((other) => isSameTerm(term, other))));
    const joined = [...touched.flat(), ...terms];
    for (const one of touched) classes.splice(classes.indexOf(one), 1);
    classes.push(joined.filter((term, i) => joined.findIndex((other) => isSameTerm(term, other)) === i));
  };
  for (const { op, left, right } of pairs) if (op === 'equal') join([left, right]);
  const lists = new Map<string, BaseTerm[]>();
  for (const { op, left, right } of pairs) {
    if (op === 'member') lists.set(right.fact, [...(lists.get(right.fact) ?? []), left]);
  }
  for (const members of lists.values()) if (members.length > 1) join(members);
  for (const terms of classes) {
    terms.forEach((left, i) => {
      for (const right of terms.slice(i + 1)) {
        const [first, second] = inOrder(left, right);
        if (left.fact !== right.fact) addPair({ kind: 'pair', op: 'equal', left: first, right: second });
      }
    });
  }
}

/** Only where some fact of the group is tested by itself: else no test can tell its values apart anyway. */
function shareTests(pairs: readonly Pair[], drafts: ReadonlyMap<string, VariableDraft>, draftOf: DraftOf): void {
  const terms = pairs.flatMap(({ left, right }) => [left, right]);
  const facts = new Set(terms.map(({ fact }) => fact));
  const isTested = [...drafts.values()].some(
    ({ term, predicates }) => term.kind === 'base' && facts.has(term.fact) && predicates.size > 0,
  );
  if (!isTested) return;
  const own = [...facts].flatMap((fact) => draftOf(fact) ?? []);
  const texts = new Set<string>();
  for (const { options, predicates } of own) {
    for (const { mark } of predicates.values()) if (mark !== null && mark.kind !== 'number') texts.add(mark.text);
    for (const { value } of options) texts.add(value);
  }
  const marks = own.flatMap(({ predicates }) => [...predicates.values()].flatMap(({ mark }) => mark ?? []));
  const isByDomain = marks.some(({ kind }) => kind === 'domain') || terms.some(({ via }) => via === 'domain');
  const all = isByDomain ? new Set([...texts, ...[...texts].map(domainOf)]) : texts;
  all.delete('');
  for (const draft of own) shareInto(draft, all, isByDomain);
}

function shareInto(draft: VariableDraft, texts: ReadonlySet<string>, isByDomain: boolean): void {
  const options = draft.options.map(({ value }) => value);
  for (const predicate of factTests[draft.type].singleOut([...texts], isByDomain, options)) {
    if (!draft.predicates.has(predicate.key)) draft.predicates.set(predicate.key, predicate);
  }
}
