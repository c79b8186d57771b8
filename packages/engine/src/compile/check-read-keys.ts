import { isReadKey, readKeys, type ReadKeyRow } from '@handrail/contract';
import { suggestName } from '../values/nearest-name.ts';
import type { AuthoredWorkflow } from '../workflow/authored-workflow.ts';
import type { CompileProblem, DeclaredFact } from '../workflow/workflow.ts';

/** `read:` keys that nothing answers, or that answer something else than the fact can hold. */
export function checkReadKeys(authored: AuthoredWorkflow, facts: ReadonlyMap<string, DeclaredFact>): CompileProblem[] {
  return Object.entries(authored.facts).flatMap(([id, fact]): CompileProblem[] => {
    if (!('read' in fact) || fact.read === undefined) return [];
    const problem = (message: string, suggestion: string | null): CompileProblem => ({
      path: ['facts', id, 'read'],
      message,
      suggestion,
      severity: 'error',
    });
    const key = fact.read;
    if (!isReadKey(key)) {
      return [problem(`There is no source for ${key}`, suggestName(key, Object.keys(readKeys)))];
    }
    const row: ReadKeyRow = readKeys[key];
    const declared = facts.get(id);
    if (declared === undefined) return [];
    if (declared.type !== row.type) {
      return [problem(`${key} gives a ${row.type}, but ${id} is a ${declared.type}`, `Make it type: ${row.type}`)];
    }
    const offered = new Set(declared.declaration.options.map(({ value }) => value));
    const lacking = (row.options ?? []).filter((option) => !offered.has(option));
    if (lacking.length > 0) {
      return [problem(`${key} can give ${lacking.join(', ')}, which ${id} does not offer`, 'Add it to the options')];
    }
    return row.from
      .filter((from) => !facts.has(from))
      .map((from) => problem(`${key} starts from ${from}, which this workflow does not have`, `Declare ${from}`));
  });
}
