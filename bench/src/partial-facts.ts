import type { Facts } from '@handrail/contract';
import type { AuthoredWorkflow } from '@handrail/engine';
import { known } from '@handrail/engine/generate/random-facts-known';
import { releaseFacts, releaseState } from '@handrail/engine/generate/release-decision';
import { type Draw, pick, seededDraw } from '@handrail/engine/generate/seeded-draw';
import { thirtyFacts } from '@handrail/engine/generate/thirty-facts';
import { candidates } from '@handrail/engine/oracle/candidates';
import type { Given, Value } from '@handrail/engine/oracle/read';

/** All 3^7 states of knowledge of the release decision. */
export function releaseStates(): Given[] {
  return Array.from({ length: 3 ** releaseFacts.length }, (_, number) =>
    Object.fromEntries(releaseState(number).map((value, i) => [releaseFacts[i] ?? '', value])),
  );
}

/** What is known, as the engine takes it. */
export function factsOf(given: Given): Facts {
  return Object.fromEntries(
    Object.entries(given).flatMap(([id, value]) => (value === undefined ? [] : [[id, known(value)]])),
  );
}

export type RandomWorkflow = { authored: AuthoredWorkflow; values: ReadonlyMap<string, readonly Value[]>; draw: Draw };

/** The seeded random workflows of 30 facts that every figure is measured on. */
export function randomWorkflows(count: number, conditions = 40): RandomWorkflow[] {
  return Array.from({ length: count }, (_, seed) => {
    const draw = seededDraw(seed + 1);
    const authored = thirtyFacts(draw, conditions);
    return { authored, values: candidates(authored, {}, 0), draw };
  });
}

/** A whole random case, and the same with some facts forgotten. */
export function randomCase({ values, draw }: RandomWorkflow): Given {
  return Object.fromEntries([...values].map(([id, tried]) => [id, pick(draw, tried)]));
}

export function forget(whole: Given, count: number, draw: Draw): Given {
  const partial = { ...whole };
  for (let i = 0; i < count; i += 1) partial[pick(draw, Object.keys(whole))] = undefined;
  return partial;
}
