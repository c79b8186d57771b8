import { z } from 'zod';
import { AuthoredStepSchema, type AuthoredWorkflow, AuthoredWorkflowSchema } from '../workflow/authored-workflow.ts';
import { withoutEntries } from './without-entries.ts';
import { suggestName } from '../values/nearest-name.ts';
import { unreachable } from '../values/unreachable.ts';
import type { CompileProblem } from '../workflow/workflow.ts';

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
  const rest = withoutEntries(
    input,
    issues.map(({ path }) => asPath(path)),
    dropped,
  );
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
      return problem(
        `Must be one of ${values.join(', ')}`,
        typeof given === 'string' ? suggestName(given, values) : null,
      );
    }
    case 'invalid_type':
      return problem(given === undefined ? `${last} is missing` : `Must be of type ${issue.expected}`);
    case 'invalid_key':
      return problem(`${last} is no valid name`, issue.issues[0]?.message ?? null);
    case 'invalid_union':
      if (last === 'kind' && typeof given === 'string') {
        return problem(`There is no step of kind ${given}`, suggestName(given, stepKinds));
      }
      return problem(
        'This has none of the shapes allowed here',
        'See the schema of workflow.yaml for what may stand here',
      );
    case 'too_small':
      if (issue.origin === 'string') return problem(`${last} must not be empty`);
      if (issue.origin === 'array') return problem(`${last} needs at least ${issue.minimum} entries`);
      return problem(issue.message);
    case 'too_big':
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_element':
    case 'custom':
      return problem(issue.message);
    default:
      return unreachable(issue);
  }
}

const stepKinds = AuthoredStepSchema.options.map(({ shape }) => shape.kind.value);

function namesIn(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

let words: string[] | null = null;
/** Every key the schema knows, for suggestions. Built on the first misspelt key. */
function vocabulary(): string[] {
  if (words !== null) return words;
  const found = new Set<string>();
  const collect = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(collect);
    else if (typeof node === 'object' && node !== null) {
      for (const [key, value] of Object.entries<unknown>({ ...node })) {
        if (key === 'properties') for (const name of namesIn(value)) found.add(name);
        collect(value);
      }
    }
  };
  collect(z.toJSONSchema(AuthoredWorkflowSchema, { io: 'input', unrepresentable: 'any' }));
  words = [...found];
  return words;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((part, key) => {
    if (typeof part !== 'object' || part === null) return undefined;
    return new Map<string, unknown>(Object.entries({ ...part })).get(String(key));
  }, value);
}

function asPath(path: readonly PropertyKey[]): Path {
  return path.map((part) => (typeof part === 'number' ? part : String(part)));
}
