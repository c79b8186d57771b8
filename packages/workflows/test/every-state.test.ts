import { decide, type Workflow } from '@handrail/engine';
import { asOf, known } from '@handrail/engine/generate/random-facts-known';
import { patience, runs } from '@handrail/engine/generate/runs';
import { candidates } from '@handrail/engine/oracle/candidates';
import { type Axis, cube, digit } from '@handrail/engine/oracle/cube';
import { dayOf, givenOf } from '@handrail/engine/oracle/read';
import { gap } from '@handrail/engine/oracle/total';
import { possibleLeads } from '@handrail/engine/walk-diagram';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadWorkflows } from '../src/load-workflows.ts';

const loaded = loadWorkflows(fileURLToPath(new URL('../packs', import.meta.url)));
const most = 12_000_000;

/** The facts that rules look at, each with one value for every cell of its variable. */
function axesOf({ authored, variables }: Workflow): Axis[] | null {
  const values = candidates(authored, {}, dayOf(asOf));
  const axes: Axis[] = [];
  for (const { term, cellOf, samples } of variables) {
    if (term.kind !== 'base' || term.via !== 'value') return null;
    const tried = values.get(term.fact) ?? [];
    const inCells = samples.map((_, cell) => tried.find((value) => cellOf(value) === cell));
    if (inCells.includes(undefined)) return null;
    axes.push({ fact: term.fact, values: inCells.filter((value) => value !== undefined) });
  }
  const states = axes.reduce((product, { values: inCells }) => product * (inCells.length + 1), 1);
  return states > most ? null : axes;
}

const small = (loaded.ok ? loaded.packs : []).flatMap(({ workflow }) => {
  const axes = axesOf(workflow);
  return axes === null ? [] : [{ id: workflow.id, workflow, axes }];
});

describe.each(small)('$id, in every state of knowledge', patience, ({ workflow, axes }) => {
  const rest = givenOf(workflow.authored, {});
  for (const [id, values] of candidates(workflow.authored, rest, dayOf(asOf))) rest[id] ??= values[0];
  const { possible, strides, outcomes } = cube(workflow.authored, axes, rest, asOf);

  it('walks to exactly the outcomes that its completions end in', () => {
    const cells = new Int16Array(axes.length);
    const gapBit = 1 << outcomes.indexOf(gap);
    let wrong = 0;
    for (let state = 0; state < possible.length; state += 1) {
      axes.forEach(({ values }, i) => (cells[i] = digit(state, strides[i] ?? 1, values) - 1));
      const leads = possibleLeads(workflow.diagram, workflow.root, cells);
      const known = leads & (gapBit - 1);
      if ((leads === known ? known : known | gapBit) !== possible[state]) wrong += 1;
    }
    expect(possible.length).toBeGreaterThan(1000);
    expect(wrong).toBe(0);
    // All of them, whatever else the machine does.
  }, 120_000);

  it('decides as it walks', () => {
    const step = Math.ceil(possible.length / runs(300, 20_000).numRuns);
    for (let state = 0; state < possible.length; state += step) {
      const facts = Object.fromEntries(
        axes.map(({ fact, values }, i) => {
          const value = values[digit(state, strides[i] ?? 1, values) - 1];
          return [fact, value === undefined ? ({ state: 'unknown', failed: null } as const) : known(value)];
        }),
      );
      const said = decide(workflow, facts, { asOf }).possible;
      const truth = outcomes.filter((one, i) => one !== gap && ((possible[state] ?? 0) & (1 << i)) !== 0);
      expect(said).toEqual(truth);
    }
  });
});

describe('the shipped workflows', () => {
  it('have one at least that is small enough for every state', () => {
    expect(small.map(({ id }) => id)).toContain('project_group_change');
  });
});
