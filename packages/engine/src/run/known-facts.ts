import type { Fact, Facts, FactValue } from '@handrail/contract';
import { namedOtherwise } from './consent.ts';
import { standingDenial } from './denial.ts';
import { recordNow } from './fact-record.ts';
import { approvalStanding, standingOf } from './lapse.ts';
import { ownersAnswer, ownerTickets, writtenAt } from './owner-tickets.ts';
import { readTerm, situation } from '../decide/read-cells.ts';
import type { TermValue } from '../values/term.ts';
import type { RunState } from './run-state.ts';
import type { PlacedStep, Workflow } from '../workflow/workflow.ts';

/**
 * Everything known in a run: case facts, those of the ticket among them; start values; progress as steps, approvals and
 * owners' answers tell it; and derived facts as far as they follow. Facts nobody knows are left out or `unknown`.
 */
export function knownFacts(workflow: Workflow, state: RunState, options: { now: string }): Facts {
  const facts: Facts = {};
  const since = state.createdAt ?? options.now;
  for (const { declaration, starts } of workflow.facts.values()) {
    const { id, role } = declaration;
    if (role === 'derived') continue;
    const known = role === 'case' ? state.facts[id] : undefined;
    const fact = known ?? (starts === null ? undefined : startFact(starts, role === 'progress', since));
    if (fact !== undefined) facts[id] = fact;
  }
  deriveFacts(workflow, facts, options.now);
  if (dropVoidConsents(workflow, state, facts, since)) deriveFacts(workflow, facts, options.now);
  recordProgress(workflow, state, facts);
  deriveFacts(workflow, facts, options.now);
  return facts;
}

/** An answer to a text that named other values than those of now counts as not given (X31). Answers whether any was. */
function dropVoidConsents(workflow: Workflow, state: RunState, facts: Facts, since: string): boolean {
  let isAny = false;
  for (const [id, { covers, starts, declaration }] of workflow.facts) {
    if (covers.length === 0 || declaration.role !== 'case' || facts[id]?.state !== 'known') continue;
    const named = recordNow(state, id)?.covers ?? null;
    if (named === null || namedOtherwise(named, facts).length === 0) continue;
    isAny = true;
    facts[id] = starts === null ? { state: 'unknown', failed: null } : startFact(starts, false, since);
  }
  return isAny;
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
    const denial = standingDenial(workflow, state, id);
    if (denial !== null) found.push({ fact: step.answers, value: 'denied', at: denial.at, by: denial.by });
    else if (approval !== undefined && decided !== null && approvalStanding(approval, facts).stands) {
      found.push({ fact: step.answers, value: decided.decision, at: decided.at, by: decided.by });
      if (decided.decision === 'approved') set(decided.at, decided.by);
    }
  }
  if (step.kind === 'owner_ticket') {
    const answer = ownersAnswer(workflow, state, facts, step);
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
