import type { AuthoredWorkflow } from './authored-workflow.ts';

/** Facts a condition names, at any depth. */
export function factNames(condition: AuthoredWorkflow['rules'][number]['when']): Set<string> {
  const names = new Set<string>();
  const collect = (part: typeof condition): void => {
    for (const key of Object.keys(part)) {
      if (key === 'all' || key === 'any') for (const inner of part[key] ?? []) collect(inner);
      else if (key === 'not') collect(part.not ?? {});
      else names.add(key);
    }
  };
  collect(condition);
  return names;
}
