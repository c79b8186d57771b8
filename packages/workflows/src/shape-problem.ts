import { suggestName } from '@handrail/engine';
import type { z } from 'zod';

/** What is wrong with a value's shape, at a path inside it. */
export type ShapeProblem = { path: (string | number)[]; message: string; suggestion: string | null };

type Issue = z.core.$ZodIssue;

/** The alternative of a union that the author most likely meant is the one with the least to complain about. */
const likeliest = (branches: Issue[][]): Issue[] => {
  const weight = (issues: Issue[]): number =>
    issues.reduce((sum, issue) => {
      if (issue.code === 'unrecognized_keys') return sum + 2 * issue.keys.length;
      return sum + (issue.path.length === 0 ? 5 : 1);
    }, 0);
  return branches.reduce((best, branch) => (weight(branch) < weight(best) ? branch : best));
};

const flatten = (
  issue: Issue,
  prefix: readonly PropertyKey[],
  known: (path: PropertyKey[]) => string[],
): ShapeProblem[] => {
  const path = [...prefix, ...issue.path];
  const plain = path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    return likeliest(issue.errors).flatMap((inner) => flatten(inner, path, known));
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...plain, key],
      message: `${key} is not a key here`,
      suggestion: suggestName(key, known(path)),
    }));
  }
  return [{ path: plain, message: issue.message, suggestion: null }];
};

/** All shape problems of one value; `known` names the keys allowed at a path, for suggestions. */
export const shapeProblems = (error: z.ZodError, known: (path: PropertyKey[]) => string[] = () => []): ShapeProblem[] =>
  error.issues.flatMap((issue) => flatten(issue, [], known));
