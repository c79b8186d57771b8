import type { Event, EventBody, Fact } from '@handrail/contract';
import { coveredBy } from './consent.ts';
import { recordFact } from './fact-record.ts';
import { knownFacts } from './known-facts.ts';
import type { RunState } from './run-state.ts';
import type { Workflow } from '../workflow/workflow.ts';

type FactEvent = Extract<EventBody, { type: 'fact_recorded' | 'fact_corrected' | 'fact_unobtainable' }>;

/** What an event on a fact changes: the fact, what is about it, and the questions to leads that it settles. */
export function applyFactEvent(workflow: Workflow, state: RunState, { at, actor: by }: Event, body: FactEvent): void {
  delete state.proposals[body.fact];
  const isConsent = (workflow.facts.get(body.fact)?.covers.length ?? 0) > 0;
  const covers = isConsent ? coveredBy(workflow, state, body.fact, knownFacts(workflow, state, { now: at })) : null;
  recordFact(workflow, state, body.fact, factOf(body, by, at), covers);
  if (body.source === 'manager') settleLost(workflow, state);
}

function factOf(body: FactEvent, by: Event['actor'], at: string): Fact {
  const { source } = body;
  if (body.type === 'fact_unobtainable') {
    return { state: 'unobtainable', source, by, at, evidence: null, note: body.note };
  }
  if (body.value === null) return { state: 'unknown', failed: null };
  const note = body.type === 'fact_recorded' ? body.note : body.reason;
  return { state: 'known', value: body.value, source, by, at, evidence: body.evidence, note };
}

/** A lead who answers for the lost fact has answered the question that asked for it. */
function settleLost(workflow: Workflow, state: RunState): void {
  for (const [id, { isLost }] of workflow.steps) {
    if (isLost && state.approvals[id]?.decided === null) delete state.approvals[id];
  }
}
