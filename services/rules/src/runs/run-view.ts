import type { Facts, Outcome, Question, RunFlag, RunSummary, RunView } from '@handrail/contract';
import type { OwnerTicketRecord } from '@handrail/engine';
import type { Pack } from '@handrail/workflows';
import type { StoredEvent } from '../store/store.ts';
import { handoverOf, recordOf } from './handover.ts';
import { historyOf } from './history.ts';
import type { Situation } from './situation.ts';

export interface RunIdentity {
  id: string;
  ticketId: number;
  subject: string | null;
}

/** The contract's event, without what only the store needs to prove it. */
export const publicEvent = ({ salt: _salt, digest: _digest, ...event }: StoredEvent) => event;

function questionsOf({ pack, decision, render, link }: Situation): Question[] {
  const declared = new Map(pack.workflow.declarations.map((declaration) => [declaration.id, declaration]));
  return decision.missing.map(({ fact, rule, why, unobtainable }) => {
    const { look = null, question = null } = declared.get(fact) ?? {};
    return {
      fact,
      rule,
      why,
      unobtainable,
      look: look === null ? null : link(look),
      question: question === null ? null : render(question),
    };
  });
}

const isClosed = (facts: Facts, id: string) => {
  const fact = facts[`until.${id}`];
  return fact?.state === 'known' && fact.value === 'closed';
};

const outcomeNamed = ({ pack }: Situation, name: string | null): Outcome | null =>
  pack.workflow.summary.outcomes.find(({ id }) => id === name) ?? null;
const outcomeOf = (situation: Situation) => outcomeNamed(situation, situation.decision.outcome);

/** The event that closed an erased run is among the erased. */
const statusOf = ({ state }: Situation) => (state.isErased ? 'closed' : state.status);

/** Everything the sidebar draws of a run. `newest` is the workflow as it is now, null when it was withdrawn. */
export function runView(
  run: RunIdentity,
  situation: Situation,
  events: readonly StoredEvent[],
  newest: Pack | null,
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
    newerVersion: newer,
    because: state.because,
    seq: events.length,
    status: statusOf(situation),
    closedBecause: state.isErased ? 'erased' : state.closedBecause,
    decision,
    outcome,
    possible: decision.possible.flatMap((id) => outcomeNamed(situation, id) ?? []),
    facts: workflow.declarations.map((declaration) => ({
      declaration,
      fact: facts[declaration.id] ?? { state: 'unknown', failed: null },
    })),
    questions: questionsOf(situation),
    steps: plan.steps,
    nextStep: plan.nextStep,
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

const isSilent = ({ answer, replies }: OwnerTicketRecord) => answer === 'none' && replies.length === 0;

function flagsOf({ state, plan }: Situation): RunFlag[] {
  const asked = plan.steps.flatMap((step) =>
    step.kind === 'approval' && step.approval.state === 'asked' ? [step.approval.of] : [],
  );
  const owners = Object.values(state.ownerTickets).flat();
  const wrote = owners.filter(({ ticketId }) => ticketId !== null);
  const isSolved = state.ticketStatus === 'solved' || state.ticketStatus === 'closed';
  const flags: [RunFlag, boolean][] = [
    ['approval_waiting', asked.includes('lead')],
    ['peer_review_waiting', asked.includes('peer')],
    ['owners_silent', wrote.length > 0 && wrote.every(isSilent)],
    ['solved_with_open_gates', isSolved && plan.openGates.length > 0],
    ['gates_overridden', state.overrides.length > 0],
    ['step_skipped', Object.values(state.steps).some((step) => step.state === 'skipped')],
    ['mistake_reported', state.mistakes.length > 0],
  ];
  return flags.flatMap(([flag, isUp]) => (isUp ? [flag] : []));
}

/** The projection lists are made of. What only time makes true is added by `asOf`. */
export function runSummary(run: RunIdentity, situation: Situation, events: readonly StoredEvent[]): RunSummary {
  const { state, plan, decision, pack } = situation;
  const { id, title, version } = pack.workflow.summary;
  const handover = handoverOf(situation, outcomeOf(situation));
  const first = events[0];
  const last = events.at(-1);
  if (!first || !last) throw new Error('A run has at least one event');
  const untils = plan.waits.flatMap(({ until }) => until ?? []).toSorted();
  return {
    id: run.id,
    ticketId: run.ticketId,
    workflow: { id, title, version },
    subject: run.subject,
    status: statusOf(situation),
    outcome: decision.outcome,
    progress: plan.progress,
    nextStep: handover.next,
    waitingOn: handover.waitingOn,
    wakeAt: untils[0] ?? null,
    flags: flagsOf(situation),
    agent: state.lastActor,
    createdAt: first.at,
    updatedAt: last.at,
    seq: events.length,
  };
}

/** Adds and drops the flags that depend on the clock. */
export function asOf(summary: RunSummary, now: Date): RunSummary {
  const isOverdue = summary.status === 'open' && summary.wakeAt !== null && Date.parse(summary.wakeAt) <= now.getTime();
  const flags = summary.flags.filter((flag) => flag !== 'owners_silent' || isOverdue);
  return { ...summary, flags: isOverdue ? [...flags, 'hold_overdue'] : flags };
}
