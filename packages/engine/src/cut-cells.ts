import type { FactType } from '@handrail/contract';
import type { VariableDraft } from './formula.ts';
import type { Predicate } from './predicate.ts';
import { labelCells } from './label-cells.ts';
import type { TermValue } from './term.ts';
import { unreachable } from './unreachable.ts';
import type { Variable } from './variable.ts';

const neutralName = 'somebody';
const neutralNames = [neutralName, 'other'];
const neutralAddress = 'somebody@elsewhere.example';
/** Two values that no test singles out, for each kind: they can be the same, and they can differ. */
const neutralAddresses = [neutralAddress, 'other@elsewhere.example', 'somebody@another.example'];

type Cells = Pick<Variable, 'samples' | 'values' | 'labels' | 'cellOf'>;

/**
 * Cuts the values of a variable into the cells its tests can tell apart: values with the same answers to every test
 * share a cell. The candidates tried lie on and between all marks, so no cell is missed.
 */
export function cutCells(draft: VariableDraft, isRelative: boolean): Cells {
  const { type, options } = draft;
  const predicates = [...draft.predicates.values()];
  const byAnswers = new Map<string, { cell: number; members: TermValue[] }>();
  for (const candidate of candidatesOf(type, draft, predicates, options)) {
    const answers = answersOf(predicates, candidate);
    const known = byAnswers.get(answers);
    if (known === undefined) byAnswers.set(answers, { cell: byAnswers.size, members: [candidate] });
    else known.members.push(candidate);
  }
  const cells = [...byAnswers.values()];
  return {
    samples: cells.map(({ members }) => members[0] ?? false),
    values: cells.map(({ members }) => members),
    labels: labelCells(
      draft,
      cells.map(({ members }) => members),
      isRelative,
    ),
    cellOf: finder(type, predicates, byAnswers, options),
  };
}

function answersOf(predicates: readonly Predicate[], value: TermValue): string {
  let answers = '';
  for (const predicate of predicates) answers += predicate.holds(value) ? '1' : '0';
  return answers;
}

function finder(
  type: FactType,
  predicates: readonly Predicate[],
  byAnswers: ReadonlyMap<string, { cell: number }>,
  options: readonly { value: string }[],
): Variable['cellOf'] {
  const search = (value: TermValue): number => byAnswers.get(answersOf(predicates, value))?.cell ?? -1;
  if (type === 'boolean') {
    const whenTrue = search(true);
    const whenFalse = search(false);
    return (value) => (value === true ? whenTrue : whenFalse);
  }
  if (type === 'choice') {
    const cells = new Map(options.map(({ value }) => [value, search(value)]));
    return (value) => (typeof value === 'string' ? (cells.get(value) ?? -1) : -1);
  }
  return search;
}

function candidatesOf(
  type: FactType,
  draft: VariableDraft,
  predicates: readonly Predicate[],
  options: readonly { value: string }[],
): TermValue[] {
  switch (type) {
    case 'boolean':
      return [false, true];
    case 'choice':
      return options.map(({ value }) => value);
    case 'number':
    case 'date':
      return numbersAround(predicates, draft.term.kind === 'owners' ? 0 : null, type === 'number');
    case 'text':
    case 'email':
      return textsAround(type, predicates);
    case 'list':
    case 'members':
      return listsAround(predicates, type);
    default:
      return unreachable(type);
  }
}

function numbersAround(predicates: readonly Predicate[], least: number | null, hasFractions: boolean): number[] {
  const marks = predicates.flatMap(({ mark }) => (mark?.kind === 'number' ? [mark.at] : []));
  const sorted = [...new Set(marks.flatMap((mark) => [mark - 1, mark, mark + 1]))].toSorted((a, b) => a - b);
  const between = hasFractions ? sorted.slice(1).map((high, i) => ((sorted[i] ?? high) + high) / 2) : [];
  return [...sorted, ...between]
    .filter((value) => least === null || (value >= least && Number.isInteger(value)))
    .toSorted((a, b) => a - b);
}

function textsAround(type: 'text' | 'email', predicates: readonly Predicate[]): string[] {
  const texts = predicates.flatMap(({ mark }) => (mark?.kind === 'text' ? [mark.text] : []));
  const domains = predicates.flatMap(({ mark }) =>
    mark?.kind === 'domain' ? [`somebody@${mark.text}`, `other@${mark.text}`] : [],
  );
  const neutral = type === 'email' ? neutralAddresses : [...neutralNames, ...neutralAddresses];
  return ['', ...texts, ...domains, ...neutral];
}

function listsAround(predicates: readonly Predicate[], type: 'list' | 'members'): TermValue[] {
  const names = predicates.flatMap(({ mark }) => (mark?.kind === 'text' ? [mark.text] : []));
  const marks = predicates.flatMap(({ mark }) => (mark?.kind === 'number' ? [mark.at] : []));
  const lengths = new Set([
    0,
    1,
    ...marks.flatMap((mark) => [mark - 1, mark, mark + 1]),
    names.length,
    names.length + 1,
  ]);
  const others = othersBeside(names);
  const lists: string[][] = [];
  for (let chosen = 0; chosen < 2 ** names.length; chosen += 1) {
    const named = names.filter((_, i) => Math.floor(chosen / 2 ** i) % 2 === 1);
    for (const length of lengths) {
      if (length < named.length || !Number.isInteger(length)) continue;
      const rest = length - named.length;
      for (let from = 0; from < (rest === 0 ? 1 : others.length); from += 1) {
        lists.push([
          ...named,
          ...Array.from({ length: rest }, (_, i) => others[from + i] ?? `${neutralName}-${i + 1}`),
        ]);
      }
    }
  }
  const ordered = lists.toSorted((a, b) => a.length - b.length);
  if (type === 'list') return ordered;
  return ordered.map((list) => list.map((username) => memberNamed(username)));
}

/** Entries that no test singles out, the same that texts are tried with, so that a compared text can be among them. */
function othersBeside(names: readonly string[]): string[] {
  const domains = names.filter((name) => !name.includes('@'));
  const inDomains = domains.flatMap((domain) => [`somebody@${domain}`, `other@${domain}`]);
  return [...neutralNames, ...neutralAddresses, ...inDomains];
}

/** A plain direct owner, for samples. */
export function memberNamed(username: string) {
  return {
    username,
    name: null,
    email: null,
    role: 'owner' as const,
    direct: true,
    lastActivity: null,
    addedBy: null,
    isBot: false,
  };
}
