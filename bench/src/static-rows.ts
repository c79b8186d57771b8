import { type AuthoredWorkflow, compileWorkflow, diff, verify } from '@handrail/engine';
import type { Draw } from '@handrail/engine/generate/seeded-draw';
import { load } from './load.ts';
import { randomWorkflows } from './partial-facts.ts';
import { atMost, forTheRecord, type Row } from './row.ts';
import { median, milliseconds } from './stopwatch.ts';

/** What an author waits for: all checks of a workflow, and the comparison of two versions of it. */
export async function* rows(): AsyncGenerator<Row> {
  const checks: number[] = [];
  const compiles: number[] = [];
  const diffs: number[] = [];
  for (const { authored } of randomWorkflows(20)) verify(load(authored));
  for (const { authored, draw } of randomWorkflows(200)) {
    const workflow = load(authored);
    checks.push(milliseconds(() => verify(workflow)));
    compiles.push(milliseconds(() => compileWorkflow(authored, { version: 'bench' })));
    const next = load(changed(authored, draw));
    diffs.push(milliseconds(() => diff(workflow, next)));
  }
  const of = '30 facts, 40 conditions, 200 workflows';
  yield atMost(5, `static/all checks, median, ${of}`, median(checks), 'ms');
  yield atMost(50, `static/all checks, longest, ${of}`, Math.max(...checks), 'ms');
  yield forTheRecord(`static/compile, median, ${of}`, median(compiles), 'ms');
  yield forTheRecord(`static/compile, longest, ${of}`, Math.max(...compiles), 'ms');
  yield atMost(10, `static/diff of two versions, median, ${of}`, median(diffs), 'ms');
  yield atMost(10, `static/diff of two versions, longest, ${of}`, Math.max(...diffs), 'ms');
}

/** The next version: two neighbouring rules change places and another one is gone. */
function changed(authored: AuthoredWorkflow, draw: Draw): AuthoredWorkflow {
  const rules = [...authored.rules];
  const at = draw(rules.length - 3);
  const [first, second] = rules.splice(at, 2);
  if (first === undefined || second === undefined) throw new Error('A random workflow has many rules');
  rules.splice(at, 0, second, first);
  rules.splice(draw(rules.length - 1), 1);
  return { ...authored, rules };
}
