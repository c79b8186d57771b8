import { compileWorkflow, verify } from '@handrail/engine';
import { workflowOf } from '@handrail/engine/generate/workflow-of';
import { load } from './load.ts';
import { randomWorkflows } from './partial-facts.ts';
import { exactly, forTheRecord, type Row } from './row.ts';
import { median, milliseconds } from './stopwatch.ts';

/** How diagrams and checks grow with the conditions over 30 facts, and what becomes of a workflow past the cap. */
export async function* rows(): AsyncGenerator<Row> {
  for (const { authored } of randomWorkflows(20)) verify(load(authored));
  for (const conditions of [10, 20, 40, 60]) {
    const nodes: number[] = [];
    const checks: number[] = [];
    let refused = 0;
    for (const { authored } of randomWorkflows(40, conditions)) {
      const compiled = compileWorkflow(authored, { version: 'bench' });
      if (!compiled.ok) {
        refused += 1;
        continue;
      }
      nodes.push(compiled.workflow.diagram.variable.length);
      checks.push(milliseconds(() => verify(compiled.workflow), 3));
    }
    yield forTheRecord(`growth/${conditions} conditions: nodes, median`, median(nodes), 'nodes');
    yield forTheRecord(`growth/${conditions} conditions: nodes, most`, Math.max(...nodes), 'nodes');
    yield forTheRecord(`growth/${conditions} conditions: all checks, median`, median(checks), 'ms');
    yield forTheRecord(`growth/${conditions} conditions: all checks, longest`, Math.max(...checks), 'ms');
    yield forTheRecord(`growth/${conditions} conditions: refused of 40`, refused, 'workflows');
  }
  yield* pastTheCap();
}

/** Twenty pairs of facts, all first halves named before any second half: the order that makes a diagram explode. */
function tangled(pairs: number): unknown {
  const ids = Array.from({ length: pairs }, (_, i) => [`first.${i + 1}`, `second.${i + 1}`] as const);
  const ask = { ask: 'Is it so?', type: 'boolean' };
  return workflowOf({
    facts: Object.fromEntries(ids.flat().map((id) => [id, ask])),
    rules: [
      { when: { all: ids.map(([first]) => ({ [first]: true })) }, outcome: 'release' },
      { when: { any: ids.map(([first, second]) => ({ [first]: true, [second]: true })) }, outcome: 'verify' },
      { when: {}, outcome: 'refuse' },
    ],
  });
}

async function* pastTheCap(): AsyncGenerator<Row> {
  const larger = randomWorkflows(12, 120).map(({ authored }) => refusal(authored));
  yield forTheRecord(
    'growth/120 conditions: refused of 12',
    larger.filter(({ isRefused }) => isRefused).length,
    'workflows',
  );
  yield forTheRecord(
    'growth/120 conditions: compile or refuse, longest',
    Math.max(...larger.map(({ took }) => took)),
    'ms',
  );
  const { isRefused, saysHow, took } = refusal(tangled(20));
  yield exactly(1, 'growth/20 tangled pairs, past the cap: refused', isRefused ? 1 : 0, 'workflows');
  yield exactly(1, 'growth/20 tangled pairs, past the cap: says how to split', saysHow ? 1 : 0, 'workflows');
  yield forTheRecord('growth/20 tangled pairs, past the cap: time to refuse', took, 'ms');
}

function refusal(authored: unknown): { isRefused: boolean; saysHow: boolean; took: number } {
  const start = performance.now();
  const compiled = compileWorkflow(authored, { version: 'bench' });
  const took = performance.now() - start;
  const saysHow = !compiled.ok && compiled.problems.some(({ suggestion }) => suggestion?.includes('Split') === true);
  return { isRefused: !compiled.ok, saysHow, took };
}
