import { fold } from '@handrail/engine';
import { foldOn, startState } from '@handrail/engine/fold';
import { patience, runs } from '@handrail/engine/generate/runs';
import { seededDraw } from '@handrail/engine/generate/seeded-draw';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadWorkflows } from '../../src/load-workflows.ts';
import { invariants } from './_invariants.ts';
import { leastEvents, live } from './_moves.ts';
import { Life, told } from './_life.ts';

const loaded = loadWorkflows(fileURLToPath(new URL('../../packs', import.meta.url)));
const packs = loaded.ok ? loaded.packs : [];
/** 500 lives over all workflows with every test, 20,000 in the long form; the same ones every time, so that a build means one thing. */
const { numRuns, seed } = runs(72, 2858);
/** The long form looks at 3,000 lives from two other beginnings as well. */
const further = numRuns > 72 ? [81_000_000, 92_000_000] : [];
const seeds = [
  ...Array.from({ length: numRuns }, (_, one) => seed + one),
  ...further.flatMap((from) => Array.from({ length: 429 }, (_, one) => from + one)),
];

function check(life: Life): void {
  for (const [says, holds] of Object.entries(invariants)) {
    const wrong = holds(life);
    if (wrong !== null) throw new Error(`${says}: ${wrong}\n${told(life)}`);
  }
}

/** Thousands of events, each looked at from every side. */
const timeout = Math.max(patience.timeout * 3, 240_000);

describe.each(packs.map((pack) => ({ id: pack.workflow.id, pack })))('whole lives of $id', { timeout }, ({ pack }) => {
  it('keep what must hold after every event', () => {
    const types = new Set<string>();
    let isOffered = false;
    for (const one of seeds) {
      const draw = seededDraw(one);
      const life = new Life(pack);
      live(life, draw, (now) => {
        check(now);
        isOffered ||= now.now.plan.steps.some(({ irreversible, mark }) => irreversible && mark.state === 'todo');
      });
      for (const { type } of life.events) types.add(type);
      expect(life.moments.length, `life ${one} stood still:\n${told(life)}`).toBeGreaterThanOrEqual(leastEvents(pack));

      const cut = 1 + draw(life.events.length - 1);
      const state = foldOn(pack.workflow, startState(), life.events.slice(0, cut));
      foldOn(pack.workflow, state, life.events.slice(cut));
      expect(state).toEqual(fold(pack.workflow, life.events));
    }
    // Lives in which nothing happens would prove nothing.
    expect([...types]).toEqual(
      expect.arrayContaining(['fact_corrected', 'fact_unobtainable', 'step_done', 'run_ended']),
    );
    expect([...types]).toEqual(expect.arrayContaining(['approval_decided', 'run_reopened', 'run_migrated']));
    expect(isOffered).toBe([...pack.workflow.steps.values()].some(({ step }) => step.irreversible));
  });
});
