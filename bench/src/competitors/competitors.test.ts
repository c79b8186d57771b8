import { releaseDecision } from '@handrail/engine/generate/release-decision';
import { totalOracle } from '@handrail/engine/oracle/total';
import { describe, expect, it } from 'vitest';
import { randomCase, randomWorkflows, releaseStates } from '../partial-facts.ts';
import { cel } from './cel.ts';
import { jsonLogic } from './json-logic.ts';
import { jsonRulesEngine } from './json-rules-engine.ts';
import { publicodes } from './publicodes.ts';
import { zen } from './zen.ts';

const engines = [jsonRulesEngine, zen, jsonLogic, cel, publicodes].map((engine) => [engine.name, engine] as const);

/** A comparison is fair only when the other engine has the same rules: where nothing is unknown, all must agree. */
describe.each(engines)('%s, set up for the benchmark', (_, engine) => {
  it('decides whole cases of the release as its rules say', async () => {
    const authored = releaseDecision();
    const ready = engine.setUp(authored);
    const { ending } = totalOracle(authored);
    const whole = releaseStates().filter((given) => !Object.values(given).includes(undefined));
    expect(whole).toHaveLength(128);
    for (const given of whole) expect((await ready(given)()).outcome).toBe(ending(given, 0).lead);
  });

  it('decides whole cases of random workflows as their rules say', async () => {
    for (const random of randomWorkflows(5)) {
      const ready = engine.setUp(random.authored);
      const { ending } = totalOracle(random.authored);
      for (let i = 0; i < 20; i += 1) {
        const given = randomCase(random);
        expect((await ready(given)()).outcome).toBe(ending(given, 0).lead);
      }
    }
  });
});
