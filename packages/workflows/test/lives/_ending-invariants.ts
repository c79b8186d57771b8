import { openQuestions } from '@handrail/contract';
import { denied, type Invariant, lastOn } from './_telling.ts';

/** X41: nothing decided is never finished, and nothing required is left behind by an end. */
const finishedIsFinished: Invariant = ({ moments, now }) => {
  const last = moments.at(-1);
  if (last?.event.body.type !== 'run_ended' || last.event.body.ending !== 'finished') return null;
  const { decision, plan } = last.before;
  if (plan.openGates.length > 0) return `Finished with ${plan.openGates.join(', ')} open`;
  const isEnded = decision.status === 'decided' || Object.values(now.state.denials).some((one) => one.length > 0);
  return isEnded ? null : 'Finished with nothing decided';
};

/** X41: an answer is all that was missing, and nothing was done that cannot be undone. */
const noAnswerWasAwaited: Invariant = ({ moments, pack: { workflow } }) => {
  const last = moments.at(-1);
  if (last?.event.body.type !== 'run_ended' || last.event.body.ending !== 'no_answer') return null;
  const { decision, plan } = last.before;
  if (decision.status !== 'decided') return 'Ended without an answer to nothing decided';
  if (plan.waits.length === 0) return 'Ended without an answer, and none was awaited';
  const backwards = moments.toReversed();
  const done = [...workflow.steps.values()].find(
    ({ step: { id, irreversible } }) =>
      irreversible && lastOn(backwards, { type: 'step_failed', step: id, message: '' }) === 'step_done',
  );
  if (done !== undefined) return `Ended without an answer after ${done.step.id}`;
  const open = plan.steps.find(({ id, mark, kind }) => plan.openGates.includes(id) && kind !== 'ask' && isToDo(mark));
  return open === undefined ? null : `Ended without an answer while ${open.id} was to do`;
};

const isToDo = ({ state }: { state: string }): boolean => state === 'todo' || state === 'failed';

/** X41: the ticket's status ends a run that asks for nothing more, and opens what it ended. */
const statusIsFollowed: Invariant = ({ moments, now }) => {
  const last = moments.at(-1);
  const seen = moments.findLast(({ event }) => event.type === 'ticket_status_seen');
  if (last === undefined || seen?.event.body.type !== 'ticket_status_seen') return null;
  const { status } = seen.event.body;
  const isOver = status === 'solved' || status === 'closed';
  const ending = now.state.ending?.ending;
  const isItsEnd = ending === 'finished' || ending === 'no_answer';
  const ended = moments.findLast(({ event }) => event.type === 'run_ended');
  if (!isOver && isItsEnd && ended !== undefined && ended.event.seq < seen.event.seq)
    return `It is ${ending} and its ticket is ${status}`;
  if (last !== seen || !isOver || now.state.status === 'closed') return null;
  const isLeft = now.plan.openGates.length > 0 || now.decision.status !== 'decided';
  return isLeft && status !== 'closed' ? null : `Its ticket is ${status}, and it goes on with nothing open`;
};

const afterEnd = new Set([
  'run_reopened',
  'ticket_status_seen',
  'owner_reply_seen',
  'owner_answered',
  'owner_answer_withdrawn',
]);

/** X41: what ended takes nothing but a reopening, what owners say, and the ticks of the submit that ended it. */
const endedIsEnded: Invariant = ({ moments, pack: { workflow } }) => {
  const last = moments.at(-1);
  if (last === undefined) return null;
  const { body, type } = last.event;
  const wasClosed = moments.slice(0, -1).findLast(({ event }) => ['run_ended', 'run_reopened'].includes(event.type));
  if (wasClosed?.event.type !== 'run_ended' || afterEnd.has(type)) return null;
  const kind = body.type === 'step_done' ? workflow.steps.get(body.step)?.step.kind : undefined;
  return ['reply', 'macro', 'status'].includes(kind ?? '') ? null : `${type} was taken after the end`;
};

/** X41: a question is answered, and not ticked off. */
const askedIsAnswered: Invariant = ({ moments, pack: { workflow } }) => {
  const last = moments.at(-1);
  if (last?.event.body.type !== 'step_done') return null;
  const step = workflow.steps.get(last.event.body.step)?.step;
  if (step?.kind !== 'ask') return null;
  const open = step.facts.filter((id) => {
    const fact = last.before.facts[id];
    return fact?.state !== 'known' || fact.source === 'workflow';
  });
  return open.length === 0 ? null : `${step.id} was ticked off without ${open.join(', ')}`;
};

/** X42: while nothing is decided its questions are required, unless somebody went over just that, or a lead ended the case. */
const undecidedIsOpen: Invariant = (life) => {
  const { decision, plan, state } = life.now;
  if (decision.status === 'decided' || state.status === 'closed' || denied(life).length > 0) return null;
  const isOverridden = life.events.some(
    ({ body }) => body.type === 'gates_overridden' && body.steps.includes(openQuestions),
  );
  return isOverridden || plan.openGates.includes(openQuestions) ? null : 'Nothing is decided, and nothing asks for it';
};

/** What holds of how a run ends. */
export const endingInvariants: Record<string, Invariant> = {
  'X41: a question is answered': askedIsAnswered,
  'X41: finished is finished': finishedIsFinished,
  'X41: no answer is no answer': noAnswerWasAwaited,
  'X41: the ticket’s status is followed': statusIsFollowed,
  'X41: what ended has ended': endedIsEnded,
  'X42: undecided is open': undecidedIsOpen,
};
