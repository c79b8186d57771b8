import type { EventBody, Facts, RefusedCode, Step } from '@handrail/contract';
import { waitingOn } from './mark-step.ts';
import type { RunSituation } from './run-situation.ts';
import { type Refusal, refused } from './refusal.ts';
import { unreachable } from '../values/unreachable.ts';
import type { PlacedStep, Workflow } from '../workflow/workflow.ts';

type StepEvent = Extract<
  EventBody,
  {
    type:
      | 'step_done'
      | 'step_skipped'
      | 'step_failed'
      | 'step_reopened'
      | 'note_intended'
      | 'approval_asked'
      | 'approval_decided';
  }
>;

/** Whether a step may be ticked, skipped, taken back, asked about or answered, as the plan has it. */
export function checkStepEvent(workflow: Workflow, situation: RunSituation, body: StepEvent): Refusal | null {
  const placed = workflow.steps.get(body.step);
  const view = situation.plan.steps.find(({ id }) => id === body.step);
  if (placed === undefined) {
    return { code: 'bad_request', detail: `There is no step ${body.step}`, told: null, path: 'step' };
  }
  switch (body.type) {
    case 'step_done':
      return checkDone(placed, view, body, situation);
    case 'step_failed':
      return checkWorkable(view);
    case 'note_intended':
      return placed.step.kind === 'note' ? checkWorkable(view) : conflict('This step is not an internal note', null);
    case 'step_skipped':
      return checkSkipped(workflow, placed, view, situation);
    case 'step_reopened':
      return checkReopened(placed, situation);
    case 'approval_asked':
      if (placed.step.kind !== 'approval') return noApproval(placed);
      return view?.mark.state === 'waiting' ? conflict('It was asked already', 'asked_already') : checkWorkable(view);
    case 'approval_decided':
      return checkDecided(placed, view, situation, body.decision);
    default:
      return unreachable(body);
  }
}

function checkDone(
  { step }: PlacedStep,
  view: Step | undefined,
  body: Extract<StepEvent, { type: 'step_done' }>,
  { facts }: RunSituation,
): Refusal | null {
  if (step.kind === 'approval')
    return conflict('An approval is completed by the approver, not by ticking it off', 'approved_not_ticked');
  if (step.kind === 'ask' && !step.facts.every((fact) => isAnswered(facts, fact))) {
    return conflict('This question is answered, not ticked off', 'answered_not_ticked');
  }
  if (body.how === 'before') {
    if (body.note === null || body.note.trim() === '') {
      const detail = 'Say how it is known that this was done before';
      return { code: 'bad_request', detail, told: refused('say_how_known'), path: 'note' };
    }
    // What happened before Handrail was opened may belong to any outcome; what cannot be undone still needs its own.
    if (!step.irreversible && view?.mark.state !== 'done') return null;
  }
  if (view?.mark.state === 'todo' && view.secondLook?.state === 'needed' && body.how === 'now') {
    return locked('What it rests on has to be read again first: open the step', refused('read_first'));
  }
  return checkWorkable(view);
}

function checkWorkable(view: Step | undefined): Refusal | null {
  if (view === undefined)
    return locked('This step belongs to an outcome that is not decided', refused('step_elsewhere'));
  const { mark } = view;
  switch (mark.state) {
    case 'todo':
    case 'failed':
    case 'waiting':
      return null;
    case 'locked':
      return locked(mark.why, refused('step_locked', {}, mark.told));
    case 'not_needed':
      return conflict(`Not needed: ${mark.why}`, refused('step_not_needed', {}, mark.told));
    case 'done':
      return conflict('This step is done already', 'step_done');
    case 'skipped':
      return conflict('This step was skipped; reopen it first', 'step_skipped');
    default:
      return unreachable(mark);
  }
}

function checkSkipped(
  workflow: Workflow,
  { step, isLost }: PlacedStep,
  view: Step | undefined,
  { actor, plan }: RunSituation,
): Refusal | null {
  if (view === undefined || view.phase !== 'now') {
    return conflict('Only a step whose turn it is can be skipped', 'step_not_now');
  }
  if (view.mark.state === 'done' || view.mark.state === 'skipped') {
    return conflict('This step is closed already', 'step_closed');
  }
  if (step.kind === 'approval' && isLost) {
    return conflict(
      'Nothing goes on without this: a lead answers what is missing, has it asked again, or ends the case',
      'lost_needs_lead',
    );
  }
  if (step.kind === 'approval' && step.gate && actor.role === 'agent') {
    return {
      code: 'forbidden',
      detail: 'Only a lead can do without this approval',
      told: refused('lead_skips_approval'),
    };
  }
  const waiting = waitingOn(workflow, step.id).find(({ step: { id } }) =>
    plan.steps.some(({ id: shown, phase, mark }) => shown === id && phase === 'now' && mark.state === 'locked'),
  );
  if (step.gate && waiting) {
    return conflict(
      `“${waiting.step.title}” cannot be undone and needs this step: do this one, or skip that one first`,
      refused('needed_by', { step: waiting.step.title }),
    );
  }
  return null;
}

function checkReopened({ step }: PlacedStep, { state, actor }: RunSituation): Refusal | null {
  const record = state.steps[step.id];
  if (record === undefined || record.state === 'reopened') {
    return conflict('Nothing is recorded on this step', 'nothing_recorded');
  }
  if (step.irreversible && record.state === 'done' && actor.role === 'agent') {
    const detail = 'This step cannot be undone. Only a lead can mark it as not done';
    return { code: 'forbidden', detail, told: refused('cannot_be_undone') };
  }
  return null;
}

function checkDecided(
  { step }: PlacedStep,
  view: Step | undefined,
  { state, actor }: RunSituation,
  decision: 'approved' | 'denied',
): Refusal | null {
  if (step.kind !== 'approval') return conflict('This step is not an approval', null);
  const asked = state.approvals[step.id];
  if (step.of === 'lead' && actor.role !== 'lead') {
    return { code: 'forbidden', detail: 'Only a lead can decide this', told: refused('lead_decides') };
  }
  if (asked?.askedBy.id === actor.id) {
    return { code: 'forbidden', detail: 'You cannot review your own request', told: refused('own_request') };
  }
  // A no is lifted by a lead's yes, on the facts it was said on.
  if (step.of === 'lead' && asked?.decided?.decision === 'denied' && decision === 'approved') return null;
  if (view?.kind === 'approval' && view.approval.state === 'lapsed') {
    return conflict('The facts have changed since it was asked; it has to be asked again', 'facts_changed');
  }
  if (asked === undefined || asked.decided !== null) {
    return conflict('There is no open question to decide', 'nothing_to_decide');
  }
  return null;
}

/** Known, and not only taken for granted. */
function isAnswered(facts: Facts, id: string): boolean {
  const fact = facts[id];
  return fact?.state === 'known' && fact.source !== 'workflow';
}

function noApproval({ step }: PlacedStep): Refusal {
  return { code: 'bad_request', detail: `${step.id} is not an approval`, told: null, path: 'step' };
}

function conflict(detail: string, told: RefusedCode | Refusal['told']): Refusal {
  return { code: 'conflict', detail, told: typeof told === 'string' ? refused(told) : told, path: 'step' };
}

function locked(detail: string, told: Refusal['told']): Refusal {
  return { code: 'gate_locked', detail, told, path: 'step' };
}
