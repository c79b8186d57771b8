import type { Workflow } from '@handrail/engine';
import { FactInputSchema, type FactInputs } from '../case-file.ts';
import { checkFacts, type Report } from '../check-cases.ts';
import { shapeProblems } from '../shape-problem.ts';
import { sortProblems, type SourceProblem } from '../source-problem.ts';
import { readYaml } from '../yaml-source.ts';

const howToWrite = 'write a value, null for unknown, {unobtainable: true}, or a whole fact with its state and source';

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads facts written as JSON or YAML, or says everything that is wrong with them. An empty text is no facts. */
export const readFacts = (
  workflow: Workflow,
  file: string,
  text: string,
): { ok: true; facts: FactInputs } | { ok: false; problems: SourceProblem[] } => {
  const source = readYaml(file, text);
  const problems: SourceProblem[] = [...source.problems];
  const report: Report = (path, message, suggestion = null) =>
    problems.push({ file, ...source.at(path), message, suggestion, severity: 'error' });

  const value = source.value ?? {};
  const facts: FactInputs = {};
  if (!isMap(value))
    report([], 'Facts are written as id and value', 'for example {"address.wanted": "ana@example.com"}');
  else {
    for (const [id, written] of Object.entries(value)) {
      const read = FactInputSchema.safeParse(written);
      if (read.success || !workflow.facts.has(id)) facts[id] = read.data ?? null;
      else {
        const [first] = shapeProblems(read.error);
        report([id, ...(first?.path ?? [])], `${id}: ${first?.message ?? 'no value that a fact can have'}`, howToWrite);
      }
    }
  }
  checkFacts(workflow, facts, [], report);
  return problems.length > 0 ? { ok: false, problems: sortProblems(problems) } : { ok: true, facts };
};
