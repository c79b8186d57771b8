import { decide } from '@handrail/engine';
import { asOf } from '@handrail/engine/generate/random-facts-known';
import { releaseDecision } from '@handrail/engine/generate/release-decision';
import { candidates } from '@handrail/engine/oracle/candidates';
import { truthTable } from '@handrail/engine/oracle/truth-table';
import { cel } from './competitors/cel.ts';
import type { Competitor } from './competitors/competitor.ts';
import { jsonLogic } from './competitors/json-logic.ts';
import { jsonRulesEngine } from './competitors/json-rules-engine.ts';
import { publicodes } from './competitors/publicodes.ts';
import { zen } from './competitors/zen.ts';
import { Judge } from './judge.ts';
import { load } from './load.ts';
import { factsOf, forget, randomCase, randomWorkflows, releaseStates } from './partial-facts.ts';
import { exactly, forTheRecord, type Row } from './row.ts';

const handrail: Competitor = {
  name: 'Handrail',
  setUp: (authored) => {
    const workflow = load(authored);
    return (given) => {
      const facts = factsOf(given);
      return () => {
        const { outcome, missing } = decide(workflow, facts, { asOf });
        return { outcome, asks: missing.map(({ fact }) => fact) };
      };
    };
  },
};
const others = [jsonRulesEngine, zen, jsonLogic, cel, publicodes];

/** Mistakes on partial facts, ours and, for the record, those of other engines, against all completions. */
export async function* rows(): AsyncGenerator<Row> {
  for (const engine of [handrail, ...others]) {
    yield* told('2,187 sets of 7 facts', engine, await judgeRelease(engine));
  }
  yield* told('24,000 sets of 30 facts', handrail, await judgeRandom(handrail, 200));
  for (const engine of others) yield* told('1,200 sets of 30 facts', engine, await judgeRandom(engine, 10));
}

function* told(of: string, engine: Competitor, { counts, asked }: Judge): Generator<Row> {
  const row = (kind: string, count: number, unit: string): Row => {
    const name = `exact/${engine.name}: ${kind}, ${of}`;
    return engine === handrail ? exactly(0, name, count, unit) : forTheRecord(name, count, unit);
  };
  yield row('premature', counts.premature, 'sets');
  yield row('wrong', counts.wrong, 'sets');
  yield row('over-cautious', counts.overCautious, 'sets');
  if (asked === 0) return;
  yield row('idle', counts.idle, 'questions');
  yield row('lacking', counts.lacking, 'questions');
}

async function judgeRelease(engine: Competitor): Promise<Judge> {
  const authored = releaseDecision();
  const ready = engine.setUp(authored);
  const values = candidates(authored, {}, 0);
  const judge = new Judge();
  for (const given of releaseStates()) {
    const table = truthTable(authored, given, values);
    if (table === null) throw new Error('Seven facts are few enough to try');
    judge.hear(await ready(given)(), table);
  }
  return judge;
}

/** 120 sets for each workflow, up to 12 facts forgotten; sets with more than 20,000 completions are drawn again. */
async function judgeRandom(engine: Competitor, workflows: number): Promise<Judge> {
  const judge = new Judge();
  for (const random of randomWorkflows(workflows)) {
    const ready = engine.setUp(random.authored);
    for (let sets = 0; sets < 120; ) {
      const given = forget(randomCase(random), random.draw(13), random.draw);
      const table = truthTable(random.authored, given, random.values, 20_000);
      if (table === null) continue;
      judge.hear(await ready(given)(), table);
      sets += 1;
    }
  }
  return judge;
}
