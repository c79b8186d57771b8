import type { Ending, EventBody, RunEnding, TicketStatus } from '@handrail/contract';
import { deniedSteps } from './denial.ts';
import type { Plan } from './plan-of-run.ts';
import { type Refusal, refused } from './refusal.ts';
import type { RunSituation } from './run-situation.ts';
import type { RunState } from './run-state.ts';
import { unreachable } from '../values/unreachable.ts';
import type { Workflow } from '../workflow/workflow.ts';

type Ended = Extract<EventBody, { type: 'run_ended' }>;
type Standing = Omit<RunSituation, 'actor'>;

/** How a run ends when its ticket is solved now; null when something required is still open (X41, X42). */
export function endingOnSolved(workflow: Workflow, situation: Standing): 'finished' | 'no_answer' | null {
  if (isOnlyAwaiting(workflow, situation)) return 'no_answer';
  return whyNotFinished(workflow, situation) === null ? 'finished' : null;
}

/** What the ticket's new status does to a run: ends it, opens it again, or nothing. */
export function followsFromStatus(workflow: Workflow, situation: Standing, status: TicketStatus): EventBody | null {
  const { state } = situation;
  const isOver = status === 'solved' || status === 'closed';
  if (state.ending !== null) {
    return isEndedByStatus(state.ending.ending) && !isOver
      ? { type: 'run_reopened', reason: 'The ticket was reopened' }
      : null;
  }
  if (!isOver) return null;
  const ending: Ending | null = status === 'closed' ? 'closed' : endingOnSolved(workflow, situation);
  return ending === null ? null : { type: 'run_ended', ending, why: null, into: null, note: null };
}

/** What goes out with the agent's submit. */
const submitted: ReadonlySet<string> = new Set(['reply', 'macro', 'status']);

/**
 * Whether this tick tells of what went out with a submit that may have ended the run: Zendesk may tell of the solved
 * ticket before the page does, and what was done stays true.
 */
export function isTickOfSubmit({ steps }: Workflow, body: EventBody): boolean {
  return body.type === 'step_done' && submitted.has(steps.get(body.step)?.step.kind ?? '');
}

/** Whether the status of the ticket ended a run, and nobody's word about it. */
export const isEndedByStatus = (ending: RunEnding['ending'] | null): boolean =>
  ending === 'finished' || ending === 'no_answer';

/** Why a run may not end like this, or null. What people cannot know, that a ticket was merged or closed, Zendesk says. */
export function checkEnding(workflow: Workflow, situation: RunSituation, body: Ended): Refusal | null {
  switch (body.ending) {
    case 'dismissed':
      return body.why === null
        ? { code: 'bad_request', detail: 'Say why it is dismissed', told: refused('say_why_dismissed'), path: 'why' }
        : null;
    case 'finished': {
      const why = whyNotFinished(workflow, situation);
      return why && { code: 'gate_locked', ...why, path: 'ending' };
    }
    case 'no_answer':
      if (isOnlyAwaiting(workflow, situation)) return null;
      return {
        code: 'gate_locked',
        detail: 'More than an answer is still open here',
        told: refused('more_is_open'),
        path: 'ending',
      };
    case 'merged':
    case 'closed':
      if (situation.actor.role === 'service') return null;
      return {
        code: 'forbidden',
        detail: `Only Zendesk says that a ticket was ${body.ending}`,
        told: null,
        path: 'ending',
      };
    default:
      return unreachable(body.ending);
  }
}

/** Nothing decided is never finished, whatever was overridden. */
function whyNotFinished(
  workflow: Workflow,
  { decision, plan, state }: Standing,
): Pick<Refusal, 'detail' | 'told'> | null {
  if (plan.openGates.length > 0) {
    const steps = plan.openGates.map((id) => workflow.steps.get(id)?.step.title ?? id);
    return { detail: `Still required: ${plan.openGates.join(', ')}`, told: refused('still_required', { steps }) };
  }
  return decision.status === 'decided' || deniedSteps(workflow, state).length > 0
    ? null
    : { detail: 'Nothing has been decided yet', told: refused('nothing_decided') };
}

/**
 * Whether only the requester's or the owners' answer is missing: something that asks went out, what is still required
 * cannot be done before the answer, and nothing irreversible was done.
 */
function isOnlyAwaiting(workflow: Workflow, { decision, plan, state }: Standing): boolean {
  if (decision.status !== 'decided' || !isAwaiting(workflow, plan)) return false;
  const isAfterAnswer = (gate: string): boolean => {
    const step = plan.steps.find(({ id }) => id === gate);
    return step !== undefined && (step.kind === 'ask' || step.mark.state === 'locked');
  };
  const isDone = ([id, { state: is }]: [string, { state: string }]): boolean =>
    is === 'done' && (workflow.steps.get(id)?.step.irreversible ?? false);
  return plan.openGates.every(isAfterAnswer) && !Object.entries(state.steps).some(isDone);
}

function isAwaiting(workflow: Workflow, { waits }: Plan): boolean {
  return waits.some(({ step, repliedAt }) => {
    const kind = workflow.steps.get(step)?.step.kind;
    return repliedAt === null && (kind === 'wait' || kind === 'owner_ticket');
  });
}

/** The ending as it is shown, with the owners who could still be told. */
export function viewEnding({ ending, ownerTickets }: RunState): RunEnding | null {
  if (ending === null) return null;
  const ownersToTell = Object.entries(ownerTickets).flatMap(([step, tickets]) =>
    tickets.flatMap(({ username, ticketId, isClosed }) =>
      ticketId === null || isClosed ? [] : [{ step, username, ticketId }],
    ),
  );
  return { ...ending, ownersToTell };
}
