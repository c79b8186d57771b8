import type { AuthoredWorkflow } from '../../src/workflow/authored-workflow.ts';
import { AuthoredWorkflowSchema } from '../../src/workflow/authored-workflow.ts';
import { type Draw, pick } from './seeded-draw.ts';

/** The workflow with some steps under each outcome and some under all, reversible and not. */
export function withSteps(draw: Draw, authored: AuthoredWorkflow): AuthoredWorkflow {
  const ids = Array.from({ length: 3 + draw(8) }, (_, i) => `step-${i + 1}`);
  const places = [null, ...Object.keys(authored.outcomes)];
  const placed = ids.map((id, i) => ({
    outcome: pick(draw, places),
    step: randomStep(draw, authored, id, ids.slice(0, i)),
  }));
  const under = (outcome: string | null): object[] =>
    placed.flatMap((one) => (one.outcome === outcome ? [one.step] : []));
  const outcomes = Object.entries(authored.outcomes).map(([id, outcome]) => [id, { ...outcome, steps: under(id) }]);
  return AuthoredWorkflowSchema.parse({ ...authored, outcomes: Object.fromEntries(outcomes), steps: under(null) });
}

function randomStep(draw: Draw, authored: AuthoredWorkflow, id: string, earlier: readonly string[]): object {
  const irreversible = draw(2) === 0;
  const needs = earlier.length > 0 && draw(3) === 0 ? [pick(draw, earlier)] : [];
  const progress = Object.keys(authored.facts).filter((fact) => 'progress' in (authored.facts[fact] ?? {}));
  const sets = progress.length > 0 && draw(3) === 0 ? { sets: pick(draw, progress) } : {};
  const early = irreversible ? {} : { early: draw(2) === 0 };
  const step = { id, title: id, gate: draw(2) === 0, irreversible, needs, ...early, ...sets };
  return draw(2) === 0 ? { kind: 'check', ...step } : { kind: 'command', ...step, snippet: 'any' };
}
