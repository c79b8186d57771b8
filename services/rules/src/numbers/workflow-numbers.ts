import { type Counted, DismissalSchema, EndingSchema, type MonthNumbers, type Spread } from '@handrail/contract';
import type { Workflow } from '@handrail/engine';
import type { CountRow } from '../store/store.ts';
import { type Histogram, quantile, secondsOf, sizeOf } from './duration-bucket.ts';
import type { Measure } from './tally.ts';

const hour = 3600;
const day = 24 * hour;
/** Where a workday, a weekend and a week end, as people count. */
const within = [hour, 4 * hour, day, 3 * day, 7 * day, null];

/** How parts of a workflow are named to people; what only an earlier version had keeps its id. */
function wordsOf({ authored, declarations, steps, summary }: Workflow) {
  const outcomes = new Map(summary.outcomes.map(({ id, says }) => [id, says]));
  const rules = new Map(
    authored.rules.map(({ id, reason, outcome }) => [id, `${reason}: ${outcomes.get(outcome) ?? outcome}`]),
  );
  const facts = new Map(declarations.map(({ id, ask }) => [id, ask]));
  return {
    rule: (id: string) => rules.get(id),
    fact: (id: string) => facts.get(id),
    step: (id: string) => steps.get(id)?.step.title,
  };
}

const spreadOf = (histogram: Histogram): Spread => ({
  count: sizeOf(histogram),
  median: quantile(histogram, 0.5),
  p90: quantile(histogram, 0.9),
});

/** By step, in the order of the workflow; items are a step and a bucket. */
function stepSpreads(counted: readonly (readonly [string, number])[], { steps }: Workflow): [string, Spread][] {
  const byStep = new Map<string, Map<number, number>>([...steps.keys()].map((step) => [step, new Map()]));
  for (const [item, count] of counted) {
    const [step = '', bucket] = item.split(' ');
    const histogram = byStep.get(step) ?? new Map<number, number>();
    byStep.set(step, histogram.set(Number(bucket), count));
  }
  return [...byStep].flatMap(([step, histogram]) => (histogram.size === 0 ? [] : [[step, spreadOf(histogram)]]));
}

function solvedWithin(histogram: Histogram): MonthNumbers['solvedWithin'] {
  const left = [...histogram].map(([bucket, count]) => ({ seconds: secondsOf(bucket), count }));
  return within.map((seconds, place) => {
    const from = within[place - 1] ?? 0;
    const those = left.filter((each) => each.seconds > from && (seconds === null || each.seconds <= seconds));
    return { seconds, count: those.reduce((sum, { count }) => sum + count, 0) };
  });
}

/** The figures of one month, from counts of one workflow. */
export function monthNumbers(month: string, counts: readonly CountRow[], workflow: Workflow): MonthNumbers {
  const words = wordsOf(workflow);
  const byMeasure = new Map<string, Map<string, number>>();
  for (const row of counts) {
    if (row.month !== month) continue;
    const items = byMeasure.get(row.measure) ?? new Map<string, number>();
    byMeasure.set(row.measure, items.set(row.item, (items.get(row.item) ?? 0) + row.amount));
  }
  // Below nothing is what was never counted: runs of before there were counts, until they are counted anew.
  const of = (measure: Measure) => [...(byMeasure.get(measure) ?? [])].filter(([, count]) => count > 0);
  const number = (measure: Measure, item = '') => Math.max(0, byMeasure.get(measure)?.get(item) ?? 0);
  const histogram = (measure: Measure) => new Map(of(measure).map(([item, count]) => [Number(item), count]));
  const saying = (id: string, says: (known: string) => string | undefined) => says(id) ?? id.replaceAll(/[._-]/g, ' ');
  const listed = (measure: Measure, says: (id: string) => string | undefined): Counted[] =>
    of(measure)
      .map(([id, count]) => ({ id, says: saying(id, says), count }))
      .toSorted((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  const solved = histogram('solved_after');
  const decided = histogram('decided_after');
  return {
    month,
    started: number('started'),
    ended: EndingSchema.options.map((ending) => ({ ending, count: number('ended', ending) })),
    dismissed: DismissalSchema.options
      .map((why) => ({ why, count: number('dismissed', why) }))
      .filter(({ count }) => count > 0),
    times: { reply: spreadOf(histogram('reply_after')), decision: spreadOf(decided), solved: spreadOf(solved) },
    steps: stepSpreads(of('step_after'), workflow).map(([id, spread]) => ({
      id,
      says: saying(id, words.step),
      ...spread,
    })),
    solvedWithin: solvedWithin(solved),
    answers: {
      decisions: sizeOf(decided),
      asked: number('answered', 'asked'),
      lookedUp: number('answered', 'looked_up'),
      ticket: number('answered', 'ticket'),
    },
    rules: listed('rule', words.rule),
    lost: listed('lost', words.fact),
    skipped: listed('skipped', words.step),
    corrected: listed('corrected', words.fact),
    overridden: number('overridden'),
    reminded: number('reminded'),
  };
}
