import type { Event } from '@handrail/contract';
import { deepFrozen, fold, foldNext } from '@handrail/engine';
import { patience } from '@handrail/engine/generate/runs';
import { seededDraw } from '@handrail/engine/generate/seeded-draw';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadWorkflows } from '../../src/load-workflows.ts';
import { live } from './_moves.ts';
import { Life } from './_life.ts';

const loaded = loadWorkflows(fileURLToPath(new URL('../../packs', import.meta.url)));
const packs = loaded.ok ? loaded.packs : [];
const other = '01936c00-0000-7000-8000-000000000002';

/** Two lives on one ticket: what the second told is known to the first up to some moment, which may be a later one. */
describe.each(packs.map((pack) => ({ id: pack.workflow.id, pack })))('going on in $id', patience, ({ pack }) => {
  const { workflow } = pack;
  const lifeOf = (seed: number): Event[] => {
    const life = new Life(pack);
    live(life, seededDraw(seed), () => undefined);
    return life.events;
  };

  it('leads where folding all leads, and leaves the state before as it was', () => {
    for (let seed = 1; seed <= 2; seed += 1) {
      const draw = seededDraw(seed);
      const own = lifeOf(100 + seed);
      const told = lifeOf(200 + seed).map((event): Event => ({ ...event, runId: other, id: `${event.id}-2` }));
      for (let next = 1; next < own.length; next += 1) {
        const events = own.slice(0, next);
        const added = own.slice(next, next + 1 + draw(2));
        const siblings = told.slice(0, Math.max(0, next - 5 + draw(8)));
        const before = deepFrozen(fold(workflow, events, siblings));
        const after = foldNext(workflow, before, { events, added, siblings });
        expect(after).toEqual(fold(workflow, [...events, ...added], siblings));
      }
    }
  });
});
