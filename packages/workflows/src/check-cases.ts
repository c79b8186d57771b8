import { checkValue, suggestName, type Workflow } from '@handrail/engine';
import { CaseFileSchema, CaseSchema, toFact, type CaseFile, type FactInputs } from './case-file.ts';
import { shapeProblems } from './shape-problem.ts';
import type { SourceProblem } from './source-problem.ts';
import type { Path, YamlSource } from './yaml-source.ts';

export type Report = (path: Path, message: string, suggestion?: string | null) => void;

/** Checks facts a person typed in: that they are declared, not derived, and have a fitting value. */
export const checkFacts = (workflow: Workflow, facts: FactInputs, path: Path, report: Report): void => {
  for (const [id, input] of Object.entries(facts)) {
    const declared = workflow.facts.get(id);
    if (!declared) {
      report([...path, id], `${id} is no fact of this workflow`, suggestName(id, [...workflow.facts.keys()]));
      continue;
    }
    const fact = toFact(input, '2026-01-01T00:00:00Z');
    const wrong =
      declared.declaration.role === 'derived'
        ? `${id} is derived; state the facts under it`
        : fact?.state === 'known'
          ? checkValue(declared.declaration, fact.value)
          : null;
    if (wrong) report([...path, id], wrong, declared.declaration.options.map((o) => o.value).join(', ') || null);
  }
};

const checkNames = (workflow: Workflow, file: CaseFile, report: Report): void => {
  const rules = workflow.rules.map((rule) => rule.id);
  const steps = [...workflow.steps.keys()];
  const outcomes = [...workflow.outcomes];
  const seen = new Set<string>();
  for (const [index, test] of file.cases.entries()) {
    const path = ['cases', index];
    const among = (key: string, names: readonly string[], known: readonly string[], what: string): void => {
      for (const name of names) {
        if (!known.includes(name)) report([...path, key], `${name} is no ${what} here`, suggestName(name, known));
      }
    };
    if (seen.has(test.id)) report([...path, 'id'], `Two cases are called ${test.id}`);
    seen.add(test.id);
    among('from', test.from, Object.keys(file.sets), 'set');
    among('outcome', test.outcome ? [test.outcome] : [], outcomes, 'outcome');
    among('outcomes', test.outcomes ?? [], outcomes, 'outcome');
    among('open', test.open ?? [], outcomes, 'outcome');
    among('decided_by', test.decided_by ? [test.decided_by] : [], rules, 'rule');
    among('misses', test.misses, rules, 'rule');
    among('asks', [test.asks ?? []].flat(), [...workflow.facts.keys()], 'fact');
    among('steps', test.steps, steps, 'step');
    among('forbidden', test.forbidden, steps, 'step');
    checkFacts(workflow, test.facts, [...path, 'facts'], report);
    if (!test.outcome && !test.outcomes && !test.open) {
      report(path, `${test.id} expects nothing`, 'add outcome:, outcomes: or open:');
    }
  }
  for (const [name, facts] of Object.entries(file.sets)) checkFacts(workflow, facts, ['sets', name], report);
};

const knownKeys = (path: readonly PropertyKey[]): string[] => {
  if (path.length === 0) return Object.keys(CaseFileSchema.shape);
  return path[0] === 'cases' && path.length === 2 ? Object.keys(CaseSchema.shape) : [];
};

/** Reads `cases.yaml`; `workflow` is null when it did not compile, then only the shape is checked. */
export const readCases = (
  source: YamlSource,
  workflow: Workflow | null,
): { file: CaseFile | null; problems: SourceProblem[] } => {
  if (source.problems.length > 0) return { file: null, problems: source.problems };
  const problems: SourceProblem[] = [];
  const report: Report = (path, message, suggestion = null) =>
    problems.push({ file: source.file, ...source.at(path), message, suggestion, severity: 'error' });
  const parsed = CaseFileSchema.safeParse(source.value);
  if (!parsed.success) {
    for (const { path, message, suggestion } of shapeProblems(parsed.error, knownKeys))
      report(path, message, suggestion);
    return { file: null, problems };
  }
  if (workflow) checkNames(workflow, parsed.data, report);
  return { file: parsed.data, problems };
};
