import type { Event, EventBody } from '@handrail/contract';
import { lostFor } from './basis.ts';
import { noteDecision, presentSubject } from './denial.ts';
import { recordFact } from './fact-record.ts';
import type { RunState } from './run-state.ts';
import type { Workflow } from '../workflow/workflow.ts';

/**
 * What a decision changes. A lead's no is kept for the subject until a lead lifts it. A lead who lets a run go on although
 * something cannot be found out has it asked again: the lost facts are unknown once more (X34).
 */
export function decideApproval(
  workflow: Workflow,
  state: RunState,
  { at, actor: by }: Event,
  { step, decision, comment }: Extract<EventBody, { type: 'approval_decided' }>,
): void {
  const asked = state.approvals[step];
  const placed = workflow.steps.get(step);
  if (asked === undefined || placed?.step.kind !== 'approval') return;
  // The lead decides in view of what cannot be found out by now, which may be more than when it was asked.
  const lost = lostFor(workflow, state, step);
  state.approvals[step] = { ...asked, lost, decided: { decision, by, at, comment } };
  if (placed.step.of !== 'lead') return;
  noteDecision(state, step, decision, { subject: presentSubject(workflow, state), by, at, comment });
  if (placed.isLost && decision === 'approved') {
    delete state.approvals[step];
    for (const [id, fact] of Object.entries(state.facts)) {
      if (fact.state === 'unobtainable') recordFact(workflow, state, id, { state: 'unknown', failed: null }, null);
    }
  }
}
