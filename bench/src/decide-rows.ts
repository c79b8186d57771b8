import { type AuthoredWorkflow, decide, type Workflow } from '@handrail/engine';
import { asOf } from '@handrail/engine/generate/random-facts-known';
import { releaseDecision, releaseFacts } from '@handrail/engine/generate/release-decision';
import type { Given } from '@handrail/engine/oracle/read';
import { readCells, situation } from '@handrail/engine/read-cells';
import { possibleLeads } from '@handrail/engine/walk-diagram';
import { possibleByKleene } from './kleene-closures.ts';
import { load } from './load.ts';
import { factsOf, forget, randomCase, randomWorkflows, releaseStates } from './partial-facts.ts';
import { atMost, forTheRecord, type Row } from './row.ts';
import { compare, type Timed } from './stopwatch.ts';

/**
 * What one decision costs. The walk takes cells already read and gives the outcomes still possible, in fixed memory,
 * as the closures do; reading turns recorded facts into cells; the whole decision adds reasons, questions in order,
 * flips and the state of every rule. What follows from the cells is kept for later decisions, as in the service; "met
 * first" is the same on workflows that have decided nothing yet.
 */
export async function* rows(): AsyncGenerator<Row> {
  const workflow = load(releaseDecision());
  const states = releaseStates();
  const full = states.filter((given) => releaseFacts.every((id) => given[id] !== undefined));
  for (const [name, some, limit] of [
    ['full', full, 1],
    ['partial', states, 1.5],
  ] as const) {
    const { walk, byHand, read, whole } = await compare({
      walk: walks(workflow, some),
      byHand: closures(some),
      read: reads(workflow, some),
      whole: wholes(workflow, some),
    });
    yield atMost(limit, `decide/7 facts, ${name}: walk against Kleene closures`, walk / byHand, 'times');
    yield forTheRecord(`decide/7 facts, ${name}: walk`, walk, 'µs');
    yield forTheRecord(`decide/7 facts, ${name}: Kleene closures by hand`, byHand, 'µs');
    yield forTheRecord(`decide/7 facts, ${name}: read facts and walk`, read, 'µs');
    yield atMost(5, `decide/7 facts, ${name}: whole decision`, whole, 'µs');
    const { first } = await compare({ first: firsts([{ authored: releaseDecision(), sets: some }]) });
    yield forTheRecord(`decide/7 facts, ${name}: whole decision, met first`, first, 'µs');
  }

  const random = randomWorkflows(100).map((one) => {
    const sets = Array.from({ length: 20 }, () => forget(randomCase(one), one.draw(31), one.draw));
    return { authored: one.authored, workflow: load(one.authored), sets };
  });
  const all = (make: typeof walks): Timed => {
    const parts = random.map(({ workflow: one, sets }) => make(one, sets));
    return { times: parts.reduce((sum, { times }) => sum + times, 0), run: () => parts.forEach(({ run }) => run()) };
  };
  const { walk, read, whole } = await compare({ walk: all(walks), read: all(reads), whole: all(wholes) }, 15);
  yield atMost(6, 'decide/30 facts: walk, storeless', walk, 'µs');
  yield forTheRecord('decide/30 facts: read facts and walk', read, 'µs');
  yield atMost(12, 'decide/30 facts: whole decision', whole, 'µs');
  const { first } = await compare({ first: firsts(random) }, 3);
  yield forTheRecord('decide/30 facts: whole decision, met first', first, 'µs');
}

/** Keeps results alive, so that no run can be optimised away. */
let sink = 0;

function repeat<Input>(inputs: readonly Input[], work: (input: Input) => number): Timed {
  const rounds = Math.max(1, Math.round(4000 / inputs.length / (inputs.length < 100 ? 10 : 1)));
  return {
    times: inputs.length * rounds,
    run: () => {
      for (let round = 0; round < rounds; round += 1) for (const input of inputs) sink ^= work(input);
    },
  };
}

function walks(workflow: Workflow, sets: readonly Given[]): Timed {
  const { diagram, root } = workflow;
  const cells = sets.map((given) => readCells(situation(workflow, factsOf(given), asOf)));
  return repeat(cells, (one) => possibleLeads(diagram, root, one));
}

function closures(sets: readonly Given[]): Timed {
  const states = sets.map((given) =>
    Int16Array.from(releaseFacts, (id) => (given[id] === undefined ? -1 : given[id] === true ? 1 : 0)),
  );
  return repeat(states, possibleByKleene);
}

function reads(workflow: Workflow, sets: readonly Given[]): Timed {
  const { diagram, root } = workflow;
  return repeat(sets.map(factsOf), (facts) =>
    possibleLeads(diagram, root, readCells(situation(workflow, facts, asOf))),
  );
}

function wholes(workflow: Workflow, sets: readonly Given[]): Timed {
  const some = sets.slice(0, 200).map(factsOf);
  return {
    times: some.length,
    run: () => {
      for (const facts of some) sink ^= decide(workflow, facts, { asOf }).missing.length;
    },
  };
}

/** Each case once on a workflow compiled for this round. */
function firsts(all: readonly { authored: AuthoredWorkflow; sets: readonly Given[] }[]): Timed {
  const cases = all.map(({ authored, sets }) => ({ authored, facts: sets.slice(0, 200).map(factsOf) }));
  let fresh: Workflow[] = [];
  return {
    times: cases.reduce((sum, { facts }) => sum + facts.length, 0),
    before: () => {
      fresh = cases.map(({ authored }) => load(authored));
    },
    run: () =>
      cases.forEach(({ facts }, i) => {
        const workflow = fresh[i];
        if (workflow === undefined) return;
        for (const one of facts) sink ^= decide(workflow, one, { asOf }).missing.length;
      }),
  };
}
