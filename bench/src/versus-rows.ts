import { decide } from '@handrail/engine';
import { asOf } from '@handrail/engine/generate/random-facts-known';
import { releaseDecision } from '@handrail/engine/generate/release-decision';
import { readCells, situation } from '@handrail/engine/read-cells';
import { possibleLeads } from '@handrail/engine/walk-diagram';
import { cel } from './competitors/cel.ts';
import { jsonLogic } from './competitors/json-logic.ts';
import { jsonRulesEngine } from './competitors/json-rules-engine.ts';
import { publicodes } from './competitors/publicodes.ts';
import { zen } from './competitors/zen.ts';
import { load } from './load.ts';
import { factsOf, releaseStates } from './partial-facts.ts';
import { atLeast, forTheRecord, type Row } from './row.ts';
import { compare, type Timed } from './stopwatch.ts';

/**
 * How much longer other engines take for the outcome of the same decision from the same 199 partial fact sets, one
 * run after another. Ours three times: the walk over cells already read, facts read and walked, and the whole
 * decision, which says far more than theirs.
 */
export async function* rows(): AsyncGenerator<Row> {
  const authored = releaseDecision();
  const workflow = load(authored);
  const { diagram, root } = workflow;
  const states = releaseStates().filter((_, i) => i % 11 === 0);
  const facts = states.map(factsOf);
  const cells = facts.map((one) => readCells(situation(workflow, one, asOf)));
  let sink = 0;
  const walk = repeat(200, cells, (one) => (sink ^= possibleLeads(diagram, root, one)));
  const read = repeat(
    20,
    facts,
    (one) => (sink ^= possibleLeads(diagram, root, readCells(situation(workflow, one, asOf)))),
  );
  const whole = repeat(1, facts, (one) => (sink ^= decide(workflow, one, { asOf }).missing.length));
  await compare({ walk, read, whole }, 20);

  for (const [engine, limit] of [
    [jsonRulesEngine, 150],
    [zen, 100],
    [publicodes, 100],
    [jsonLogic, null],
    [cel, null],
  ] as const) {
    const ready = engine.setUp(authored);
    const runs = states.map((given) => ready(given));
    const theirs = async (): Promise<void> => {
      for (const run of runs) await run();
    };
    const took = await compare({ walk, read, whole, theirs: { run: theirs, times: runs.length } }, 11);
    const name = `versus/${engine.name}`;
    const ratio = (ours: number): number => took.theirs / ours;
    const answered = `${name} against facts read and walked`;
    yield limit === null
      ? forTheRecord(answered, ratio(took.read), 'times')
      : atLeast(limit, answered, ratio(took.read), 'times');
    yield forTheRecord(`${name} against the walk alone`, ratio(took.walk), 'times');
    yield forTheRecord(`${name} against the whole decision`, ratio(took.whole), 'times');
    yield forTheRecord(`${name}: one run`, took.theirs, 'µs');
  }
}

function repeat<Input>(rounds: number, inputs: readonly Input[], work: (input: Input) => void): Timed {
  return {
    times: inputs.length * rounds,
    run: () => {
      for (let round = 0; round < rounds; round += 1) inputs.forEach(work);
    },
  };
}
