import type { Facts, Outcome, RunSummary, RunView } from '@handrail/contract';
import { jointQuestions, pastedPages, viewEnding } from '@handrail/engine';
import type { Pack } from '@handrail/workflows';
import type { StoredEvent, StoredRun } from '../store/store.ts';
import { handoverOf, recordOf } from './handover.ts';
import { historyOf } from './history.ts';
import { missingStarts, type Wanted } from './look-up-starts.ts';
import { proposalsOf } from './proposals-of.ts';
import { questionsOf } from './questions-of.ts';
import { raisedFlags } from './raised-flags.ts';
import type { Situation } from './situation.ts';

export interface RunIdentity {
  id: string;
  ticketId: number;
  subject: string | null;
}

/** The contract's event, without what only the store needs to prove it. */
export const publicEvent = ({ salt: _salt, digest: _digest, ...event }: StoredEvent) => event;

const isClosed = (facts: Facts, id: string) => {
  const fact = facts[`until.${id}`];
  return fact?.state === 'known' && fact.value === 'closed';
};

const outcomeNamed = ({ pack }: Situation, name: string | null): Outcome | null =>
  pack.workflow.summary.outcomes.find(({ id }) => id === name) ?? null;
const outcomeOf = (situation: Situation) => outcomeNamed(situation, situation.decision.outcome);

/** The event that closed an erased run is among the erased. */
const statusOf = ({ state }: Situation) => (state.isErased ? 'closed' : state.status);

/**
 * Everything the sidebar draws of a run. `newest` is the workflow as it is now, null when it was withdrawn; `readable` the
 * facts whose systems are set up.
 */
export function runView(
  run: RunIdentity,
  situation: Situation,
  events: readonly StoredEvent[],
  newest: Pack | null,
  readable: Wanted,
  now: Date,
): RunView {
  const { pack, state, facts, decision, plan, link } = situation;
  const { workflow } = pack;
  const outcome = outcomeOf(situation);
  const history = historyOf(events, workflow);
  const handover = handoverOf(situation, outcome);
  const newer = newest && newest.workflow.version !== workflow.version ? newest.workflow.version : null;
  return {
    ...run,
    workflow: workflow.summary,
    unreadable: null,
    newerVersion: newer,
    because: state.because,
    seq: events.length,
    status: statusOf(situation),
    ending: viewEnding(state),
    mergedFrom: state.mergedFrom,
    cameFrom: state.cameFrom,
    nudge: state.nudge,
    review: state.review,
    decision,
    outcome,
    possible: decision.possible.flatMap((id) => outcomeNamed(situation, id) ?? []),
    facts: workflow.declarations.map((declaration) => ({
      declaration,
      leadCanAnswer: declaration.role === 'case' && !(workflow.facts.get(declaration.id)?.isIrreplaceable ?? true),
      fact: facts[declaration.id] ?? { state: 'unknown', failed: null },
    })),
    questions: questionsOf(situation, readable),
    jointQuestions: jointQuestions(workflow),
    pastedPages: pastedPages(workflow),
    proposals: proposalsOf(situation),
    lookUps: Object.values(state.lookUps),
    canLookUp: [...readable].flatMap(([fact, key]) => (missingStarts({ situation }, key).length === 0 ? [fact] : [])),
    steps: plan.steps,
    nextStep: plan.nextStep,
    turn: plan.turn,
    progress: plan.progress,
    openGates: plan.openGates,
    waits: plan.waits,
    snippets: plan.snippets,
    links: Object.keys(workflow.authored.links).map(link),
    expired: workflow.until.filter(({ id }) => isClosed(facts, id)),
    handover,
    record: recordOf(workflow.summary.title, handover, history),
    history,
    at: now.toISOString(),
  };
}

/** The projection lists are made of. What only time makes true is added by `asOf`. */
export function runSummary(
  run: RunIdentity,
  situation: Situation,
  { events, ticket }: Pick<StoredRun, 'events' | 'ticket'>,
): RunSummary {
  const { state, plan, decision, pack } = situation;
  const { id, title, version, language } = pack.workflow.summary;
  const handover = handoverOf(situation, outcomeOf(situation));
  const first = events[0];
  const last = events.at(-1);
  if (!first || !last) throw new Error('A run has at least one event');
  const raised = raisedFlags(situation, events);
  const untils = plan.waits.flatMap(({ until }) => until ?? []).toSorted();
  return {
    id: run.id,
    ticketId: run.ticketId,
    workflow: { id, title, version, ...(language === undefined ? {} : { language }) },
    subject: run.subject,
    status: statusOf(situation),
    ending: state.ending?.ending ?? null,
    outcome: decision.outcome,
    progress: plan.progress,
    nextStep: handover.next,
    waitingOn: handover.waitingOn,
    ...(handover.told?.waitingOn ? { waitingTold: handover.told.waitingOn } : {}),
    wakeAt: untils[0] ?? null,
    reviewedAt: state.review?.at ?? null,
    flags: raised.map(({ flag }) => flag),
    raised,
    agent: state.lastActor,
    groupId: ticket?.groupId ?? null,
    createdAt: first.at,
    updatedAt: last.at,
    seq: events.length,
  };
}

/** Adds and drops the flags that depend on the clock. */
export function asOf(summary: RunSummary, now: Date): RunSummary {
  const isOverdue = summary.status === 'open' && summary.wakeAt !== null && Date.parse(summary.wakeAt) <= now.getTime();
  const flags = summary.flags.filter((flag) => flag !== 'owners_silent' || isOverdue);
  if (!isOverdue || summary.wakeAt === null) return { ...summary, flags };
  const overdue = { flag: 'hold_overdue', at: summary.wakeAt, says: summary.waitingOn, by: null } as const;
  return { ...summary, flags: [...flags, 'hold_overdue'], raised: [...summary.raised, overdue] };
}
