import { decide } from '@handrail/engine';
import { asOf, known, randomKnown } from '@handrail/engine/generate/random-facts-known';
import { patience, runs } from '@handrail/engine/generate/runs';
import { pick, seededDraw } from '@handrail/engine/generate/seeded-draw';
import { bruteForce, isDecided } from '@handrail/engine/oracle/brute-force';
import { candidates } from '@handrail/engine/oracle/candidates';
import { kleeneOracle } from '@handrail/engine/oracle/kleene';
import { dayOf, givenOf } from '@handrail/engine/oracle/read';
import { gap, totalOracle } from '@handrail/engine/oracle/total';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadWorkflows } from '../src/load-workflows.ts';

const loaded = loadWorkflows(fileURLToPath(new URL('../packs', import.meta.url)));
const workflows = loaded.ok ? loaded.packs.map(({ workflow }) => workflow) : [];
const today = dayOf(asOf);

describe.each(workflows.map((workflow) => [workflow.id, workflow] as const))('%s', patience, (_, workflow) => {
  const { authored } = workflow;
  const tested = new Set(workflow.variables.flatMap(({ bases }) => bases));

  it('decides, asks and doubts exactly as all completions of the unknown facts do', () => {
    const draw = seededDraw(1);
    let tried = 0;
    for (let set = 0; tried < runs(60, 1500).numRuns && set < 20_000; set += 1) {
      const facts = randomKnown(draw, authored, 7 + draw(3));
      // Facts that no rule looks at would only multiply the completions.
      for (const { id } of workflow.declarations) if (!tested.has(id)) facts[id] ??= settled(id);
      const verdict = bruteForce(authored, givenOf(authored, facts), asOf, 600);
      if (verdict === null) continue;
      tried += 1;
      const decision = decide(workflow, facts, { asOf });
      expect(decision.outcome).toBe(isDecided(verdict) ? [...verdict.leads][0] : null);
      const possible = authored.hit === 'collect' ? verdict.some : verdict.leads;
      expect(decision.possible.toSorted()).toEqual([...possible].filter((one) => one !== gap).toSorted());
      const isWhole = isDecided(verdict) && authored.hit === 'collect';
      const sways = isWhole ? verdict.swaysSet : verdict.swaysLead;
      expect(decision.missing.map(({ fact }) => fact).toSorted()).toEqual([...sways].toSorted());
    }
    expect(tried).toBeGreaterThan(20);
  });

  it('keeps what it decided from few facts in every sampled completion, and is never less sure than Kleene logic', () => {
    const draw = seededDraw(2);
    const total = totalOracle(authored);
    const kleene = kleeneOracle(authored);
    for (let set = 0; set < runs(60, 1500).numRuns; set += 1) {
      const facts = randomKnown(draw, authored, draw(10));
      const given = givenOf(authored, facts);
      const decision = decide(workflow, facts, { asOf });
      const values = candidates(authored, given, today);
      for (let sample = 0; sample < 20; sample += 1) {
        const whole = { ...given };
        for (const [id, tries] of values) whole[id] ??= pick(draw, tries);
        if (!total.isValid(whole, today)) continue;
        const { lead, outcomes } = total.ending(whole, today);
        if (decision.outcome !== null) expect(lead).toBe(decision.outcome);
        if (lead !== gap) expect(decision.possible).toEqual(expect.arrayContaining(outcomes));
      }
      if (authored.hit === 'collect') continue;
      const { decided, possible, open } = kleene(given, today);
      if (decided !== null) expect(decision.outcome).toBe(decided);
      expect([...possible]).toEqual(expect.arrayContaining(decision.possible));
      for (const { fact } of decision.missing) expect(open).toContain(fact);
    }
  });

  function settled(id: string): ReturnType<typeof known> {
    const [value = false] = candidates(authored, {}, today).get(id) ?? [];
    return known(value);
  }
});
