import type { EventBody, Step } from '@handrail/contract';
import type { RunSituation } from './check-event.ts';
import type { Refusal } from './refusal.ts';
import { unreachable } from './unreachable.ts';
import type { PlacedStep, Workflow } from './workflow.ts';

type StepEvent = Extract<
  EventBody,
  {
    type: 'step_done' | 'step_skipped' | 'step_failed' | 'step_reopened' | 'approval_asked' | 'approval_decided';
  }
>;

/** Whether a step may be ticked, skipped, taken back, asked about or answered, as the plan has it. */
export function checkStepEvent(workflow: Workflow, situation: RunSituation, body: StepEvent): Refusal | null {
  const placed = workflow.steps.get(body.step);
  const view = situation.plan.steps.find(({ id }) => id === body.step);
  if (placed === undefined) return { code: 'bad_request', detail: `There is no step ${body.step}`, path: 'step' };
  switch (body.type) {
    case 'step_done':
      return checkDone(placed, view, body);
    case 'step_failed':
      return checkWorkable(view);
    case 'step_skipped':
      return checkSkipped(placed, view, situation);
    case 'step_reopened':
      return checkReopened(placed, situation);
    case 'approval_asked':
      if (placed.step.kind !== 'approval') return noApproval(placed);
      return view?.mark.state === 'waiting' ? conflict('It was asked already') : checkWorkable(view);
    case 'approval_decided':
      return checkDecided(placed, view, situation);
    default:
      return unreachable(body);
  }
}

function checkDone(
  { step }: PlacedStep,
  view: Step | undefined,
  body: Extract<StepEvent, { type: 'step_done' }>,
): Refusal | null {
  if (step.kind === 'approval') return conflict('An approval is done by whoever approves, not by a tick');
  if (body.how === 'before') {
    if (body.note === null || body.note.trim() === '') {
      return { code: 'bad_request', detail: 'Say how it is known that this was done before', path: 'note' };
    }
    // What happened before Handrail was opened may belong to any outcome; what cannot be undone still needs its own.
    if (!step.irreversible && view?.mark.state !== 'done') return null;
  }
  return checkWorkable(view);
}

function checkWorkable(view: Step | undefined): Refusal | null {
  if (view === undefined) return locked('This step belongs to an outcome that is not decided');
  const { mark } = view;
  switch (mark.state) {
    case 'todo':
    case 'failed':
    case 'waiting':
      return null;
    case 'locked':
      return locked(mark.why);
    case 'not_needed':
      return conflict(`Not needed: ${mark.why}`);
    case 'done':
      return conflict('This step is done already');
    case 'skipped':
      return conflict('This step was skipped; reopen it first');
    default:
      return unreachable(mark);
  }
}

function checkSkipped({ step }: PlacedStep, view: Step | undefined, { actor }: RunSituation): Refusal | null {
  if (view === undefined || view.phase !== 'now') return conflict('Only a step whose turn it is can be skipped');
  if (view.mark.state === 'done' || view.mark.state === 'skipped') return conflict('This step is closed already');
  if (step.kind === 'approval' && step.gate && actor.role === 'agent') {
    return { code: 'forbidden', detail: 'Only a lead can do without this approval' };
  }
  return null;
}

function checkReopened({ step }: PlacedStep, { state, actor }: RunSituation): Refusal | null {
  const record = state.steps[step.id];
  if (record === undefined || record.state === 'reopened') return conflict('Nothing is recorded on this step');
  if (step.irreversible && record.state === 'done' && actor.role === 'agent') {
    return { code: 'forbidden', detail: 'It cannot be undone; only a lead can take back that it was done' };
  }
  return null;
}

function checkDecided({ step }: PlacedStep, view: Step | undefined, { state, actor }: RunSituation): Refusal | null {
  if (step.kind !== 'approval') return conflict('This step is no approval');
  const asked = state.approvals[step.id];
  if (step.of === 'lead' && actor.role !== 'lead') {
    return { code: 'forbidden', detail: 'Only a lead can decide this' };
  }
  if (view?.kind === 'approval' && view.approval.state === 'lapsed') {
    return conflict('The facts have changed since it was asked; it has to be asked again');
  }
  if (asked === undefined || asked.decided !== null) return conflict('There is no open question to decide');
  if (step.of === 'peer' && asked.askedBy.id === actor.id) {
    return { code: 'forbidden', detail: 'A second pair of eyes cannot be your own' };
  }
  return null;
}

function noApproval({ step }: PlacedStep): Refusal {
  return { code: 'bad_request', detail: `${step.id} is no approval`, path: 'step' };
}

function conflict(detail: string): Refusal {
  return { code: 'conflict', detail, path: 'step' };
}

function locked(detail: string): Refusal {
  return { code: 'gate_locked', detail, path: 'step' };
}
