import type { EventBody, LinkView, RenderedSnippet } from '@handrail/contract';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkEvent } from '../src/run/check-event.ts';
import { decide } from '../src/decide/decide.ts';
import { fold } from '../src/run/fold.ts';
import { plan } from '../src/run/plan.ts';
import { drawn } from './generate/draw.ts';
import { asOf, randomKnown } from './generate/random-facts-known.ts';
import { withSteps } from './generate/random-steps.ts';
import { randomWorkflow } from './generate/random-workflow.ts';
import { anyShape } from './generate/shape.ts';
import { patience, runs } from './generate/runs.ts';
import { compiled } from './generate/situation.ts';

const stepped = drawn((draw) => {
  const authored = withSteps(draw, randomWorkflow(draw, anyShape(draw)));
  return { authored, facts: randomKnown(draw, authored, 2 + draw(8)) };
});

const forms = { markdown: '', html: '', text: '', unfilled: [] };
const render = (id: string): RenderedSnippet => ({ id, title: id, mode: 'copy', macro: null, ...forms });
const link = (id: string): LinkView => ({ id, label: id, system: 'GitLab', url: null });

describe('a plan', patience, () => {
  it('offers nothing irreversible but under the one outcome that is decided', () => {
    fc.assert(
      fc.property(stepped, ({ authored, facts }) => {
        const workflow = compiled(authored);
        const state = fold(workflow, []);
        const decision = decide(workflow, facts, { asOf });
        const planned = plan(workflow, state, facts, decision, { now: asOf, render, link });
        for (const step of planned.steps.filter(({ irreversible }) => irreversible)) {
          const isDue = decision.status === 'decided' && [null, decision.outcome].includes(step.outcome);
          const isOffered = step.mark.state === 'todo' || step.mark.state === 'failed';
          if (isOffered) expect(isDue).toBe(true);
          if (isDue && isOffered) continue;
          for (const how of ['now', 'before'] as const) {
            const body: EventBody = { type: 'step_done', step: step.id, how, evidence: null, note: 'It was so' };
            const actor = { id: '1', name: null, role: 'agent' } as const;
            const refusal = checkEvent(workflow, { state, facts, decision, plan: planned, actor }, body);
            if (how === 'now') expect(refusal?.code).toBe('gate_locked');
            else expect(refusal).not.toBeNull();
          }
        }
      }),
      runs(200),
    );
  });
});
