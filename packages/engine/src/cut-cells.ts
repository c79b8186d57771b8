import type { FactType } from '@handrail/contract';
import { isoDay } from './calendar.ts';
import type { VariableDraft } from './formula.ts';
import type { Predicate } from './predicate.ts';
import { namesIn } from './read-value.ts';
import type { TermValue } from './term.ts';
import type { Variable } from './variable.ts';

const neutralName = 'somebody';
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
    labels: cells.map(({ members }, i) =>
      label(type, members, options, i === 0, i === cells.length - 1, draft, isRelative),
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
  const neutral = type === 'email' ? neutralAddresses : [neutralName, 'other', ...neutralAddresses];
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
  const lists: string[][] = [];
  for (let chosen = 0; chosen < 2 ** names.length; chosen += 1) {
    const named = names.filter((_, i) => Math.floor(chosen / 2 ** i) % 2 === 1);
    for (const length of lengths) {
      if (length < named.length || !Number.isInteger(length)) continue;
      lists.push([...named, ...Array.from({ length: length - named.length }, (_, i) => `${neutralName}-${i + 1}`)]);
    }
  }
  const ordered = lists.toSorted((a, b) => a.length - b.length);
  if (type === 'list') return ordered;
  return ordered.map((list) => list.map((username) => memberNamed(username)));
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

function label(
  type: FactType,
  members: readonly TermValue[],
  options: readonly { value: string; label: string }[],
  isFirst: boolean,
  isLast: boolean,
  draft: VariableDraft,
  isRelative: boolean,
): string {
  const sample = members[0] ?? false;
  switch (type) {
    case 'boolean':
      return sample === true ? 'yes' : 'no';
    case 'choice':
      return members
        .map((member) => options.find(({ value }) => value === member)?.label ?? String(member))
        .join(' or ');
    case 'number':
    case 'date': {
      const write = (value: TermValue | undefined): string =>
        type === 'number' ? String(value) : isRelative ? `${String(value)} days ago` : isoDay(Number(value));
      const whole = members.filter((value) => Number.isInteger(value));
      const [sample = members[0], last = sample] = [whole[0], whole.at(-1)];
      if (isFirst && isLast) return 'any';
      if (isFirst)
        return type === 'date' && isRelative
          ? `at most ${write(last)}`
          : `${type === 'date' ? 'until' : 'at most'} ${write(last)}`;
      if (isLast) return type === 'date' && !isRelative ? `from ${write(sample)}` : `at least ${write(sample)}`;
      return sample === last ? write(sample) : `${write(sample)} to ${write(last)}`;
    }
    case 'text':
    case 'email': {
      if (sample === '') return 'nothing';
      const texts = new Set([...draft.predicates.values()].map(({ mark }) => (mark?.kind === 'text' ? mark.text : '')));
      if (typeof sample === 'string' && texts.has(sample)) return sample;
      const domain = typeof sample === 'string' && sample.includes('@') ? sample.slice(sample.indexOf('@')) : '';
      return domain !== '' && sample !== neutralAddress ? `an address ${domain}` : 'something else';
    }
    case 'list':
    case 'members': {
      return listLabel(members, draft);
    }
  }
}

function listLabel(members: readonly TermValue[], { predicates }: VariableDraft): string {
  const marks = [...predicates.values()].flatMap(({ mark }) => (mark?.kind === 'text' ? [mark.text] : []));
  const lists = members.map(namesIn);
  const lengths = lists.map((list) => list.length);
  const [fewest, most] = [Math.min(...lengths), Math.max(...lengths)];
  const named = marks.filter((text) => lists[0]?.includes(text) === true);
  if (most === 0) return 'nothing';
  const count = fewest === most ? `${fewest}` : `${fewest} or more`;
  const entries = `${count} ${count === '1' ? 'entry' : 'entries'}`;
  return marks.length === 0
    ? entries
    : `${entries}, ${named.length === 0 ? 'none named' : `with ${named.join(' and ')}`}`;
}
