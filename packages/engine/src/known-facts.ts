import type { Fact, Facts, FactValue } from '@handrail/contract';
import { approvalStanding, ownersAnswer, standingOf } from './lapse.ts';
import { ownerTickets, writtenAt } from './owner-tickets.ts';
import { readTerm, situation } from './read-cells.ts';
import type { TermValue } from './term.ts';
import type { RunState } from './run-state.ts';
import type { PlacedStep, Workflow } from './workflow.ts';

/**
 * Everything known in a run: case facts of the run and, where scope is `ticket`, of the whole ticket, the newer one
 * counting; start values; progress as steps, approvals and owners' answers tell it; and derived facts as far as they
 * follow. Facts nobody knows are left out or `unknown`.
 */
export function knownFacts(workflow: Workflow, state: RunState, options: { ticketFacts: Facts; now: string }): Facts {
  const facts: Facts = {};
  const since = state.createdAt ?? options.now;
  for (const { declaration, starts } of workflow.facts.values()) {
    const { id, role, scope } = declaration;
    if (role === 'derived') continue;
    const own = role === 'case' ? state.facts[id] : undefined;
    const shared = role === 'case' && scope === 'ticket' ? options.ticketFacts[id] : undefined;
    const fact = newer(own, shared) ?? (starts === null ? undefined : startFact(starts, role === 'progress', since));
    if (fact !== undefined) facts[id] = fact;
  }
  recordProgress(workflow, state, facts);
  deriveFacts(workflow, facts, options.now);
  return facts;
}

/** The ticket's own record wins unless the run knows something younger. */
function newer(own: Fact | undefined, shared: Fact | undefined): Fact | undefined {
  if (own === undefined || shared === undefined) return shared ?? own;
  if (own.state === 'unknown' || shared.state === 'unknown') return shared;
  return own.at > shared.at ? own : shared;
}

function startFact(value: FactValue, isProgress: boolean, at: string): Fact {
  return { state: 'known', value, source: isProgress ? 'run' : 'workflow', by: null, at, evidence: null, note: null };
}

type Recording = { fact: string; value: FactValue; at: string; by: RunState['lastActor'] };

function recordProgress(workflow: Workflow, state: RunState, facts: Facts): void {
  const recordings: Recording[] = [];
  for (const [id, placed] of workflow.steps) recordings.push(...recorded(workflow, state, facts, id, placed));
  for (const { fact, value, at, by } of recordings.toSorted((a, b) => a.at.localeCompare(b.at))) {
    if (workflow.facts.get(fact)?.declaration.role !== 'progress') continue;
    facts[fact] = { state: 'known', value, source: 'run', by, at, evidence: null, note: null };
  }
}

function recorded(workflow: Workflow, state: RunState, facts: Facts, id: string, { step }: PlacedStep): Recording[] {
  const found: Recording[] = [];
  const sets = typeof step.sets === 'string' ? { [step.sets]: true } : (step.sets ?? {});
  const set = (at: string, by: Recording['by']): void => {
    for (const [fact, value] of Object.entries(sets)) found.push({ fact, value, at, by });
  };
  const record = state.steps[id];
  if (record?.state === 'done' && standingOf(workflow, id, record, facts).stands) set(record.at, record.by);
  if (step.kind === 'approval') {
    const approval = state.approvals[id];
    const decided = approval?.decided ?? null;
    if (approval !== undefined && decided !== null && approvalStanding(approval, facts).stands) {
      found.push({ fact: step.answers, value: decided.decision, at: decided.at, by: decided.by });
      if (decided.decision === 'approved') set(decided.at, decided.by);
    }
  }
  if (step.kind === 'owner_ticket') {
    const answer = ownersAnswer(state, id);
    const answeredAt = (state.ownerTickets[id] ?? [])
      .map((ticket) => ticket.answeredAt ?? '')
      .toSorted()
      .at(-1);
    if (answer !== 'none') found.push({ fact: step.answers, value: answer, at: answeredAt ?? '', by: null });
    const at = writtenAt(ownerTickets(workflow, state, facts, step).tickets, state, id);
    if (at !== null && record === undefined) set(at, null);
  }
  return found;
}

function deriveFacts(workflow: Workflow, facts: Facts, now: string): void {
  const at = situation(workflow, facts, now);
  for (const [id, declared] of workflow.facts) {
    if (declared.declaration.role !== 'derived') continue;
    const value = written(declared.term.kind === 'condition' ? undefined : readTerm(at, declared));
    if (value === undefined) continue;
    const times = declared.bases.flatMap((base) => (facts[base]?.state === 'known' ? [facts[base].at] : []));
    const latest = times.toSorted().at(-1) ?? now;
    facts[id] = { state: 'known', value, source: 'workflow', by: null, at: latest, evidence: null, note: null };
  }
}

function written(value: TermValue | undefined): FactValue | undefined {
  return typeof value === 'object' ? undefined : value;
}
