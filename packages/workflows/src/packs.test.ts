import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadWorkflows } from './load-workflows.ts';
import { formatProblem } from './source-problem.ts';
import { runCase } from './run-case.ts';

const loaded = loadWorkflows(fileURLToPath(new URL('../packs', import.meta.url)));

it('all workflows load without a problem', () => {
  const problems = loaded.ok ? loaded.warnings : loaded.problems;
  expect(problems.map((problem) => formatProblem(problem))).toEqual([]);
});

describe.each(loaded.ok ? loaded.packs : [])('$workflow.id', (pack) => {
  const results = pack.cases.cases.map((test) => ({ test, ...runCase(pack, pack.cases, test) }));

  it.each(results)('$test.says', ({ failures }) => {
    expect(failures).toEqual([]);
  });

  it('has a case that each rule decides, and one that it just misses', () => {
    const rules = pack.workflow.rules.map((rule) => rule.id);
    const decided = new Set(results.flatMap((result) => result.decidedBy));
    const missed = new Set(pack.cases.cases.flatMap((test) => test.misses));
    expect(rules.filter((rule) => !decided.has(rule))).toEqual([]);
    expect(rules.filter((rule) => !missed.has(rule))).toEqual([]);
  });

  it('has a case for each outcome', () => {
    const reached = new Set(pack.cases.cases.flatMap((test) => [test.outcome ?? [], test.outcomes ?? []].flat()));
    expect(pack.workflow.outcomes.filter((outcome) => !reached.has(outcome))).toEqual([]);
  });
});
