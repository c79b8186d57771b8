import type { Step } from '@handrail/contract';
import { approvalInvariants } from './_approval-invariants.ts';
import { bindingInvariants } from './_binding-invariants.ts';
import { endingInvariants } from './_ending-invariants.ts';
import { agents, leads, type Life, type Moment } from './_life.ts';
import { ownerInvariants, unread } from './_owner-invariants.ts';
import { denied, type Invariant, known, lastOn, same } from './_telling.ts';

function isOffered(life: Life, step: string): boolean {
  return (['now', 'before'] as const).some((how) =>
    [...agents, ...leads].some((actor) => {
      const body = { type: 'step_done', step, how, evidence: null, note: 'It was so' } as const;
      return life.refusal(body, actor) === null;
    }),
  );
}

/** Nothing irreversible while anything that could forbid it is unknown, is about something else, or forbids it. */
const irreversibleIsSafe: Invariant = (life) => {
  const { workflow } = life.pack;
  const { decision } = life.now;
  for (const [id, { step, outcome, names }] of workflow.steps) {
    if (!step.irreversible || !isOffered(life, id)) continue;
    if (decision.status !== 'decided') return `${id} is offered while nothing is decided`;
    if (outcome !== null && outcome !== decision.outcome) return `${id} is offered under ${decision.outcome ?? 'none'}`;
    const rests = decision.reasons.flatMap(({ fact }) => workflow.facts.get(fact)?.bases ?? []);
    const open = [...rests, ...names].filter((name) => known(life.now, name) === null);
    if (open.length > 0) return `${id} is offered while ${open.join(', ')} is not known`;
    const no = denied(life);
    if (no.length > 0) return `${id} is offered against a lead's no: ${no.join(', ')}`;
    const words = unread(life);
    if (words.length > 0) return `${id} is offered while the reply of ${words.join(', ')} is unread`;
    const early = step.needs.find((need) => !isMet(life, need));
    if (early !== undefined) return `${id} is offered before ${early}`;
  }
  return null;
};

function isMet(life: Life, id: string): boolean {
  const placed = life.pack.workflow.steps.get(id);
  const view = life.now.plan.steps.find((step) => step.id === id);
  if (placed === undefined || view?.mark.state === 'not_needed') return true;
  if (placed.when !== null && view === undefined) return true;
  const last = lastOn(life.moments.toReversed(), { type: 'step_failed', step: id, message: '' });
  if (last === 'step_skipped') return !placed.step.gate;
  return last === 'step_done' || (view !== undefined && isTruly(life, view));
}

/** What is drawn as done was done, answered, approved or written. */
const doneIsDone: Invariant = (life) => {
  const wrong = life.now.plan.steps.find((step) => step.mark.state === 'done' && !isTruly(life, step));
  return wrong === undefined ? null : `${wrong.id} is drawn as done`;
};

function isTruly(life: Life, step: Step): boolean {
  const backwards = life.moments.toReversed();
  if (lastOn(backwards, { type: 'step_failed', step: step.id, message: '' }) === 'step_done') return true;
  if (step.kind === 'ask' || step.kind === 'check') {
    return step.facts.length > 0 && step.facts.every((fact) => known(life.now, fact) !== null);
  }
  if (step.kind === 'owner_ticket') {
    return step.tickets.length > 0 && step.tickets.every(({ ticketId }) => ticketId !== null);
  }
  if (step.kind !== 'approval') return false;
  const last = backwards.find(
    ({ event: { body } }) => 'step' in body && body.step === step.id && body.type.startsWith('approval_'),
  );
  return last?.event.type === 'approval_decided';
}

/** X34: no lead stands in for a consent or a verification. */
const nobodyStandsIn: Invariant = ({ now, pack: { workflow } }) => {
  for (const [id, { isIrreplaceable }] of workflow.facts) {
    const fact = now.facts[id];
    if (isIrreplaceable && fact?.state === 'known' && fact.source === 'manager') return `A lead answered ${id}`;
  }
  return null;
};

/** X34: something to do, to answer or to wait for, or an end. */
const goesOn: Invariant = (life) => {
  const { plan, decision, state } = life.now;
  if (state.status === 'closed' || plan.nextStep !== null || plan.waits.length > 0) return null;
  const asked =
    decision.missing.some(({ unobtainable }) => !unobtainable) || plan.toKnow.length > 0 || plan.first.length > 0;
  if (asked) return null;
  const ended = { type: 'run_ended', why: null, into: null, note: null } as const;
  const canEnd = agents.some((actor) => life.refusal({ ...ended, ending: 'finished' }, actor) === null);
  if (canEnd) return null;
  // A link that can be followed, or a step that is always offered, leads nowhere by itself.
  return `Nothing to do and no end; still required: ${plan.openGates.join(', ')}`;
};

/** X42: what is done or comes in makes no required step vanish, but those that announced it. */
const requiredStays: Invariant = ({ moments, now, pack: { workflow } }) => {
  const last = moments.at(-1);
  if (last === undefined || !isProgress(last, now, workflow)) return null;
  const gone = last.before.plan.openGates.filter((gate) => {
    const placed = workflow.steps.get(gate);
    // What is asked for want of a fact goes with the want.
    if (placed === undefined || placed.isLost || now.plan.openGates.includes(gate)) return false;
    const { step } = placed;
    const mark = now.plan.steps.find(({ id }) => id === gate)?.mark.state;
    if (mark === 'done' || mark === 'skipped' || mark === 'not_needed') return false;
    const answers = step.kind === 'owner_ticket' ? step.answers : [];
    return ![step.asks ?? [], step.awaits ?? [], answers].flat().some((id) => hasCome(now, workflow, id));
  });
  return gone.length === 0 ? null : `${gone.join(', ')} is no longer required`;
};

const hasCome = (at: Moment['before'], workflow: Life['pack']['workflow'], id: string): boolean =>
  known(at, id) !== null && !same(known(at, id), workflow.facts.get(id)?.starts ?? null);

/** A step done, or the first that a lead or an owner said: what was known before stays as it was. */
function isProgress({ event, before }: Moment, now: Moment['before'], workflow: Life['pack']['workflow']): boolean {
  if (event.type === 'step_done' || event.type === 'step_skipped') return true;
  if (event.body.type !== 'owner_answered' && event.body.type !== 'approval_decided') return false;
  const step = workflow.steps.get(event.body.step)?.step;
  if (step?.kind !== 'owner_ticket' && step?.kind !== 'approval') return false;
  // A lead's no ends the case with all that it required.
  return !hasCome(before, workflow, step.answers) && known(now, step.answers) !== 'denied';
}

export const invariants: Record<string, Invariant> = {
  'X34: nobody stands in for a verification': nobodyStandsIn,
  'X34: the run goes on or ends': goesOn,
  'X42: what is required stays required': requiredStays,
  'what is drawn as done is done': doneIsDone,
  'nothing irreversible while anything could forbid it': irreversibleIsSafe,
  ...bindingInvariants,
  ...endingInvariants,
  ...ownerInvariants,
  ...approvalInvariants,
};
