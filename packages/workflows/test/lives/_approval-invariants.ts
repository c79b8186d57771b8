import { agents, type Life } from './_life.ts';
import { isRecording } from './_recording.ts';
import { denied, type Invariant, known, same } from './_telling.ts';

/** X35: a no stands whatever is corrected, and is what the decision knows. */
const noStands: Invariant = (life) => {
  for (const id of denied(life)) {
    const step = life.pack.workflow.steps.get(id)?.step;
    if (step?.kind === 'approval' && known(life.now, step.answers) !== 'denied') return `The no to ${id} is gone`;
  }
  return null;
};

/** X35: what was said to a question counts for what it was said about. */
const answerIsAboutOne: Invariant = (life) => {
  const { steps, facts, authored } = life.pack.workflow;
  const subject = authored.subject ?? null;
  const about = (at: Life['now']) => (subject === null ? null : known(at, subject));
  for (const [id, { step }] of steps) {
    if (step.kind !== 'approval' || facts.get(step.answers)?.declaration.scope === 'ticket') continue;
    const value = known(life.now, step.answers);
    if (value === null || same(value, 'none')) continue;
    const wasSaid = life.moments.some(
      ({ event: { body }, before }) =>
        body.type === 'approval_decided' && body.step === id && same(about(before), about(life.now)),
    );
    if (!wasSaid) return `Nobody said ${JSON.stringify(value)} to ${id} about this`;
  }
  return null;
};

/** X34: where something that matters cannot be found out, a lead is asked or waited for. */
const lostIsAsked: Invariant = (life) => {
  const { decision, plan, state } = life.now;
  if (decision.status !== 'manager' || state.status === 'closed' || denied(life).length > 0) return null;
  const isOpen = new Set(['todo', 'failed', 'waiting']);
  const ways = plan.steps.filter(({ id, kind }) => kind === 'approval' && life.pack.workflow.steps.get(id)?.isLost);
  return ways.some(({ mark, phase }) => phase === 'now' && isOpen.has(mark.state)) ? null : 'No lead can be asked';
};

/** Steps of want on which a lead's no stands, and facts that could not be found out when they said it. */
function endedForWant(life: Life): { step: string; lost: string[] }[] {
  const no = denied(life);
  return no.flatMap((step) => {
    const last = life.moments.findLast(({ event: { body } }) => body.type === 'approval_decided' && body.step === step);
    if (last === undefined || !life.pack.workflow.steps.get(step)?.isLost) return [];
    const { before } = last;
    const lost = Object.entries(before.facts).filter(([, fact]) => fact.state === 'unobtainable');
    return [{ step, lost: lost.map(([id]) => id) }];
  });
}

/** X34, X35: after a lead's no, nothing is required that nobody can do or that nobody knows to be needed. */
const noEndsTheCase: Invariant = (life) => {
  if (denied(life).length === 0) return null;
  const { plan } = life.now;
  const isEnded = endedForWant(life).length > 0;
  const stuck = plan.openGates.filter((gate) => {
    const placed = life.pack.workflow.steps.get(gate);
    const mark = plan.steps.find(({ id }) => id === gate)?.mark;
    const isUnclear = mark?.state === 'locked' && mark.why === 'Whether it is needed is not known yet';
    return isUnclear || (isEnded && placed !== undefined && placed.outcome !== null);
  });
  return stuck.length === 0 ? null : `${stuck.join(', ')} is required after a lead's no`;
};

/** X35: what could not be found out and turns up is asked of the lead again. */
const foundAsksAgain: Invariant = (life) => {
  if (life.now.state.status === 'closed') return null;
  for (const { step, lost } of endedForWant(life)) {
    if (!lost.some((id) => known(life.now, id) !== null)) continue;
    const isWaiting = life.now.plan.steps.find(({ id }) => id === step)?.mark.state === 'waiting';
    const body = { type: 'approval_asked', step, question: 'And now?' } as const;
    if (!isWaiting && agents.every((agent) => life.refusal(body, agent) !== null)) {
      return `${lost.join(', ')} was found, and ${step} cannot be asked again`;
    }
  }
  return null;
};

/** X42: what was asked of somebody stays in sight while only steps are done. */
const askedStaysInSight: Invariant = (life) => {
  if (life.now.state.status === 'closed') return null;
  const quiet = new Set(['step_done', 'reminded', 'ticket_status_seen']);
  for (const [place, { event, before }] of life.moments.entries()) {
    const { body } = event;
    if (body.type !== 'approval_asked' || !life.pack.workflow.steps.get(body.step)?.step.gate) continue;
    if (!life.moments.slice(place + 1).every((later) => quiet.has(later.event.type))) continue;
    const view = life.now.plan.steps.find(({ id }) => id === body.step);
    if (before.decision.status === 'decided' && view?.mark.state !== 'waiting')
      return `${body.step} is asked and hidden`;
  }
  return null;
};

/** X42: an approval that no longer holds is asked anew while what led to it is as it was. */
const lapsedIsAskedAnew: Invariant = (life) => {
  const { workflow } = life.pack;
  if (life.now.state.status === 'closed' || denied(life).length > 0) return null;
  for (const view of life.now.plan.steps) {
    if (view.kind !== 'approval' || view.approval.state !== 'lapsed' || !view.gate) continue;
    // Who skipped it since has said why it is not asked.
    if (view.mark.state === 'skipped') continue;
    const asked = life.moments.findLast(
      ({ event: { body } }) => body.type === 'approval_asked' && body.step === view.id,
    );
    const { decision } = asked?.before ?? life.now;
    if (asked === undefined || decision.outcome === null || decision.outcome !== view.outcome) continue;
    const used = decision.reasons.flatMap(({ fact }) => workflow.facts.get(fact)?.bases ?? []);
    const isSame = used.every((id) => {
      const starts = workflow.facts.get(id)?.starts ?? null;
      // What comes in is progress.
      return same(known(asked.before, id), starts) || same(known(asked.before, id), known(life.now, id));
    });
    const isCase = (id: string) => workflow.facts.get(id)?.declaration.role === 'case';
    const isUntouched = used.filter(isCase).every((id) => same(known(asked.before, id), known(life.now, id)));
    if (isSame && isUntouched && view.phase !== 'now') return `${view.id} no longer holds and cannot be asked`;
  }
  return null;
};

/**
 * X39: a lead is asked only what the decision rests on as it is: what comes before in the workflow is settled. What was
 * asked once, or is asked for want of a fact, may be asked again.
 */
const leadIsAskedInTurn: Invariant = ({ now: { decision, plan, state }, pack: { workflow } }) => {
  if (decision.status !== 'decided') return null;
  const rests = decision.reasons.flatMap(({ fact }) => workflow.facts.get(fact)?.bases ?? []);
  const early = plan.steps.find(({ id, mark }) => {
    const placed = workflow.steps.get(id);
    if (placed?.step.kind !== 'approval' || placed.step.of !== 'lead' || placed.isLost) return false;
    return mark.state === 'todo' && state.approvals[id] === undefined && !rests.includes(placed.step.answers);
  });
  return early === undefined ? null : `${early.id} is asked of a lead before its turn`;
};

/** X34: what a workflow decides leaves something to do or to wait for. */
const outcomeLeadsOn: Invariant = ({ now: { decision, plan } }) => {
  if (decision.status !== 'decided') return null;
  const own = plan.steps.filter(({ outcome, phase }) => phase === 'now' && outcome === decision.outcome);
  const isIdle = own.length > 0 && own.every(({ mark, kind }) => mark.state === 'not_needed' || kind === 'link');
  return isIdle ? `${decision.outcome ?? 'none'} asks nothing of this case` : null;
};

/** X35: nobody approves what they asked for. */
const noOwnApproval: Invariant = ({ now }) => {
  const own = Object.entries(now.state.approvals).find(([, { askedBy, decided }]) => askedBy.id === decided?.by.id);
  return own === undefined ? null : `${own[0]} was decided by who asked`;
};

/** X35: only leads decide what leads are asked, and record what only managers know. */
const leadsAlone: Invariant = ({ events, pack: { workflow } }) => {
  const wrong = events.find(({ actor, body }) => {
    if (actor.role === 'lead') return false;
    if (body.type === 'approval_decided') {
      const step = workflow.steps.get(body.step)?.step;
      return step?.kind === 'approval' && step.of === 'lead';
    }
    return isRecording(body) && workflow.facts.get(body.fact)?.declaration.who === 'manager';
  });
  return wrong === undefined ? null : `${wrong.actor.role} did what leads do: ${wrong.type}`;
};

/** What holds of questions to leads and colleagues, and of what they said. */
export const approvalInvariants: Record<string, Invariant> = {
  'X34, X35: a no ends the case': noEndsTheCase,
  'X34: what is lost is asked of a lead': lostIsAsked,
  'X35: an answer is about one subject': answerIsAboutOne,
  'X35: a no stands': noStands,
  'X35: what turns up is asked of the lead again': foundAsksAgain,
  'X35: nobody approves their own request': noOwnApproval,
  'X35: leads alone do what leads do': leadsAlone,
  'X34: an outcome leads on': outcomeLeadsOn,
  'X39: a lead is asked in turn': leadIsAskedInTurn,
  'X42: what was asked stays in sight': askedStaysInSight,
  'X42: what no longer holds is asked anew': lapsedIsAskedAnew,
};
