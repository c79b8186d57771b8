import { z } from 'zod';
import { type AuthoredWorkflow, AuthoredWorkflowSchema } from './authored-workflow.ts';
import { suggestName } from './nearest-name.ts';
import type { CompileProblem } from './workflow.ts';

type Issue = z.core.$ZodIssue;
type Path = (string | number)[];

export type CheckedShape = {
  /** What is left when the misshapen entries are taken out, so that the rest can still be checked; null if nothing is. */
  authored: AuthoredWorkflow | null;
  problems: CompileProblem[];
  /** Names whose entries were taken out: mentioning them is no second mistake. */
  dropped: Set<string>;
};

/** Checks an authored workflow against its schema and reports every problem, each with a way out. */
export function checkShape(input: unknown): CheckedShape {
  const first = AuthoredWorkflowSchema.safeParse(input);
  if (first.success) return { authored: first.data, problems: [], dropped: new Set() };
  const issues = first.error.issues.flatMap((issue) => closest(issue, []));
  const problems = issues.map((issue) => explain(issue, input));
  const dropped = new Set<string>();
  if (typeof input !== 'object' || input === null) return { authored: null, problems, dropped };
  const rest = withoutEntries(input, issues, dropped);
  const second = AuthoredWorkflowSchema.safeParse(rest);
  return { authored: second.success ? second.data : null, problems, dropped };
}

/** Of a union's branches, the one the author came closest to says what is wrong. */
function closest(issue: Issue, prefix: Path): Issue[] {
  const path = [...prefix, ...asPath(issue.path)];
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ ...issue, path }];
  const branches = issue.errors.map((branch) => branch.flatMap((inner) => closest(inner, path)));
  const best = branches.toSorted((a, b) => distance(a, path.length) - distance(b, path.length))[0] ?? [];
  const isPlainMismatch = best.every((inner) => inner.code === 'invalid_type' && inner.path.length === path.length);
  return isPlainMismatch ? [{ ...issue, path }] : best;
}

function distance(issues: readonly Issue[], depth: number): number {
  return issues.reduce((sum, issue) => {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys.length * 2 : 1;
    const isWholeMismatch = issue.code === 'invalid_type' && issue.path.length === depth;
    return sum + keys + (isWholeMismatch ? 10 : 0);
  }, 0);
}

function explain(issue: Issue, input: unknown): CompileProblem {
  const path = asPath(issue.path);
  const given = valueAt(input, path);
  const last = String(path.at(-1) ?? 'The workflow');
  const problem = (message: string, suggestion: string | null = null, at = path): CompileProblem => ({
    path: at,
    message,
    suggestion,
    severity: 'error',
  });
  switch (issue.code) {
    case 'unrecognized_keys': {
      const [key = ''] = issue.keys;
      const names = issue.keys.join(', ');
      return problem(`There is no key ${names} here`, suggestName(key, vocabulary()), [...path, key]);
    }
    case 'invalid_value': {
      const values = issue.values.map(String);
      if (given === undefined) return problem(`${last} is missing`, `Write one of ${values.join(', ')}`);
      return problem(`Must be one of ${values.join(', ')}`, suggestName(String(given), values));
    }
    case 'invalid_type':
      return problem(given === undefined ? `${last} is missing` : `Must be of type ${issue.expected}`);
    case 'invalid_key':
      return problem(`${last} is no valid name`, issue.issues[0]?.message ?? null);
    case 'invalid_union':
      return problem(
        'This has none of the shapes allowed here',
        'See the schema of workflow.yaml for what may stand here',
      );
    default:
      return problem(issue.message);
  }
}

let words: string[] | null = null;
/** Every key the schema knows, for suggestions. Built on the first misspelt key. */
function vocabulary(): string[] {
  if (words !== null) return words;
  const found = new Set<string>();
  const collect = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(collect);
    else if (typeof node === 'object' && node !== null) {
      for (const [key, value] of Object.entries(node)) {
        if (key === 'properties') for (const name of Object.keys(value as object)) found.add(name);
        collect(value);
      }
    }
  };
  collect(z.toJSONSchema(AuthoredWorkflowSchema, { io: 'input', unrepresentable: 'any' }));
  words = [...found];
  return words;
}

const keyedSections = new Set(['facts', 'outcomes', 'until', 'links', 'parameters']);
const listedSections = new Set(['rules', 'steps', 'constraints', 'match']);

/** A copy without the entries that have issues; what the schema cannot do without is stood in for. */
function withoutEntries(input: object, issues: readonly Issue[], dropped: Set<string>): unknown {
  const copy = structured(input) as Record<string, unknown>;
  const gone = new Map<unknown[], Set<number>>();
  for (const { path } of issues) {
    const [section, key, inner, index] = asPath(path);
    const part = copy[String(section)];
    if (part === null || typeof part !== 'object' || key === undefined) {
      delete copy[String(section)];
      continue;
    }
    const entry = (part as Record<string, unknown>)[String(key)];
    if (section === 'outcomes' && inner === 'steps' && typeof index === 'number') {
      const steps = (entry as Record<string, unknown> | undefined)?.['steps'];
      if (Array.isArray(steps)) mark(gone, steps, index, dropped);
    } else if (keyedSections.has(String(section))) {
      dropped.add(String(key));
      delete (part as Record<string, unknown>)[String(key)];
    } else if (listedSections.has(String(section)) && Array.isArray(part) && typeof key === 'number') {
      mark(gone, part, key, dropped);
    } else delete copy[String(section)];
  }
  for (const [list, indexes] of gone) {
    for (const index of [...indexes].toSorted((a, b) => b - a)) list.splice(index, 1, null);
  }
  return { ...standIn, ...withHolesClosed(copy) };
}

function mark(gone: Map<unknown[], Set<number>>, list: unknown[], index: number, dropped: Set<string>): void {
  const entry = list[index];
  if (typeof entry === 'object' && entry !== null && 'id' in entry) dropped.add(String(entry.id));
  gone.set(list, (gone.get(list) ?? new Set()).add(index));
}

const hole = { id: 'misshapen' };
const standIn = {
  id: hole.id,
  title: 'Misshapen',
  summary: 'Misshapen',
  source: { page: 'misshapen', heading: 'misshapen', url: 'https://misshapen.invalid/' },
  facts: {},
  outcomes: {},
  rules: [{ id: hole.id, when: {}, outcome: hole.id, reason: 'Misshapen', cite: 'Misshapen' }],
};

/** Entries are replaced, not removed, so that the paths of the others stay as they are in the author's file. */
function withHolesClosed(copy: Record<string, unknown>): Record<string, unknown> {
  const fillers: Record<string, unknown> = {
    rules: { id: hole.id, when: {}, outcome: hole.id, reason: 'Misshapen', cite: 'Misshapen' },
    steps: { id: hole.id, kind: 'check', title: 'Misshapen' },
    constraints: { if: {}, implies: {}, because: 'Misshapen' },
    match: { because: 'Misshapen' },
  };
  const close = (list: unknown, section: string): unknown =>
    Array.isArray(list) ? list.map((entry: unknown) => entry ?? fillers[section]) : list;
  for (const section of Object.keys(fillers)) if (section in copy) copy[section] = close(copy[section], section);
  for (const outcome of Object.values((copy['outcomes'] ?? {}) as Record<string, unknown>)) {
    if (typeof outcome === 'object' && outcome !== null && 'steps' in outcome) {
      (outcome as Record<string, unknown>)['steps'] = close(outcome.steps, 'steps');
    }
  }
  return copy;
}

export function isMisshapen(name: string): boolean {
  return name === hole.id;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (part, key) => (typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[key] : undefined),
    value,
  );
}

function asPath(path: readonly PropertyKey[]): Path {
  return path.map((part) => (typeof part === 'number' ? part : String(part)));
}

function structured(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structured);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, structured(inner)]));
}
