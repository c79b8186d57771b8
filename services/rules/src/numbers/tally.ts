import { type Ending, type Event, type EventBody, LookedUpSourceSchema } from '@handrail/contract';
import type { Workflow } from '@handrail/engine';
import type { CountRow } from '../store/store.ts';
import { bucketOf } from './duration-bucket.ts';
import { stepTimes } from './step-times.ts';

/** What is counted. A name is kept in stores, so it never changes. */
export const measures = [
  'started',
  'ended',
  'dismissed',
  'reply_after',
  'decided_after',
  'solved_after',
  'step_after',
  'answered',
  'rule',
  'lost',
  'skipped',
  'corrected',
  'overridden',
  'reminded',
  'reviewed',
  'finding',
] as const;
export type Measure = (typeof measures)[number];

/** Counts of one run by their place; places are `CountRow` without the amount, as text. */
export type Tally = Map<string, CountRow>;

interface End {
  ending: Ending;
  why: string | null;
  at: string;
}

/** Ends that are the work done; the others give it up, or end it for another reason. */
export const solvedEndings: ReadonlySet<string> = new Set<Ending>(['finished', 'no_answer']);

/** How runs of before `run_ended` ended. */
const endedBefore = {
  finished: ['finished', null],
  wrong_workflow: ['dismissed', 'wrong_workflow'],
  out_of_scope: ['dismissed', 'out_of_scope'],
  ticket_closed: ['closed', null],
} as const satisfies Record<string, readonly [Ending, string | null]>;

/** How the run stands ended; null while it is open. */
function endOf(events: readonly Event[]): End | null {
  let end: End | null = null;
  for (const { body, at } of events) {
    if (body?.type === 'run_ended') end = { ending: body.ending, why: body.why, at };
    if (body?.type === 'run_closed')
      end = { ending: endedBefore[body.because][0], why: endedBefore[body.because][1], at };
    if (body?.type === 'run_reopened') end = null;
  }
  return end;
}

const systems: ReadonlySet<string> = new Set(LookedUpSourceSchema.options);

/** Who told what is known: a person who was asked, a system that was read, or the ticket itself. */
function tellerOf(source: string): string | null {
  if (systems.has(source)) return 'looked_up';
  if (source === 'ticket') return 'ticket';
  return source === 'run' || source === 'workflow' ? null : 'asked';
}

function tellers(events: readonly Event[]): string[] {
  const byFact = new Map<string, string | null>();
  for (const { body } of events) {
    if (body?.type === 'fact_recorded' || body?.type === 'fact_corrected') byFact.set(body.fact, tellerOf(body.source));
  }
  return [...byFact.values()].filter((teller) => teller !== null);
}

/** What the body of one event counts for by itself, wherever it stands. */
function countedIn(body: EventBody): [Measure, string] | null {
  if (body.type === 'step_skipped') return ['skipped', body.step];
  if (body.type === 'fact_corrected') return ['corrected', body.fact];
  if (body.type === 'gates_overridden') return ['overridden', ''];
  return body.type === 'reminded' ? ['reminded', ''] : null;
}

/**
 * All that one run counts for, from its events alone, under the version it is on. What is counted of an event is the
 * difference that it makes, so counts are always those of the events, in whatever order runs were written.
 *
 * @param workflow tells replies from other steps; null where its version cannot be read
 */
export function tallyOf(events: readonly Event[], workflow: Workflow | null): Tally {
  const tally: Tally = new Map();
  const [first] = events;
  const opened = first?.body;
  if (!first || opened?.type !== 'run_opened') return tally;
  const moved = events.findLast(({ body }) => body?.type === 'run_migrated')?.body;
  const version = moved?.type === 'run_migrated' ? moved.to : opened.version;
  const add = (measure: Measure, item: string, at: string) => {
    const place = { workflow: opened.workflow, month: at.slice(0, 7), measure, item, version };
    const key = Object.values(place).join('\n');
    tally.set(key, { ...place, amount: (tally.get(key)?.amount ?? 0) + 1 });
  };
  const addTime = (measure: Measure, at: string) =>
    add(measure, String(bucketOf(Date.parse(at) - Date.parse(first.at))), at);

  add('started', '', first.at);
  const reply = events.find(
    ({ body }) =>
      body?.type === 'step_done' && body.how === 'now' && workflow?.steps.get(body.step)?.step.kind === 'reply',
  );
  if (reply) addTime('reply_after', reply.at);

  for (const { step, ms, at } of stepTimes(events)) add('step_after', `${step} ${bucketOf(ms)}`, at);

  const rules = new Set<string>();
  let isDecided = false;
  const lost = new Set<string>();
  for (const [index, { body, basis, at }] of events.entries()) {
    // A basis tells what was decided before its event, and so since the one before.
    const since = events[index - 1]?.at ?? at;
    if (basis?.status === 'decided' && !isDecided) {
      isDecided = true;
      addTime('decided_after', since);
      for (const teller of tellers(events.slice(0, index))) add('answered', teller, since);
    }
    for (const rule of basis?.rules ?? []) {
      if (!rules.has(rule)) add('rule', rule, since);
      rules.add(rule);
    }
    if (body?.type === 'fact_unobtainable' && !lost.has(body.fact)) {
      lost.add(body.fact);
      add('lost', body.fact, at);
    }
    const counted = body && countedIn(body);
    if (counted) add(...counted, at);
  }

  const end = endOf(events);
  if (end) {
    add('ended', end.ending, end.at);
    if (end.why !== null) add('dismissed', end.why, end.at);
    if (solvedEndings.has(end.ending)) addTime('solved_after', end.at);
    // By the month of what was reviewed, so that a month can be seen to be covered.
    const review = events.findLast(({ body }) => body?.type === 'run_reviewed')?.body;
    if (review?.type === 'run_reviewed') {
      add('reviewed', end.ending, end.at);
      for (const finding of new Set(review.findings)) add('finding', finding, end.at);
    }
  }
  return tally;
}

/** What has to be added to counts when a run comes to count for `after` instead of `before`. */
export function difference(before: Tally, after: Tally): CountRow[] {
  const gone = [...before].flatMap(([key, row]) => (after.has(key) ? [] : [{ ...row, amount: -row.amount }]));
  const rest = [...after].map(([key, row]) => ({ ...row, amount: row.amount - (before.get(key)?.amount ?? 0) }));
  return [...gone, ...rest].filter(({ amount }) => amount !== 0);
}
