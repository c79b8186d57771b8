import type { Decision, Fact, Facts, Procedure, RunView } from '@handrail/contract';
import { forgetKeptText } from '../../state/use-kept-text.ts';
import type { RunContextValue } from '../../state/run-context.tsx';
import type { Zendesk } from '../../zendesk/zendesk.ts';

const none = {
  id: 'none',
  title: '',
  mode: 'copy',
  macro: null,
  markdown: '',
  html: '',
  text: '',
  unfilled: [],
} as const;

const idOf = (workflow: string) => `suppose:${workflow}`;

/** Empties the field of a question that is answered in writing. */
export const forgetTyped = (workflow: string, fact: string): void => forgetKeptText(`${idOf(workflow)}:${fact}`);

/** Nobody said it, so that nobody is named beside it. */
const supposed = (fact: Fact | undefined): Fact | undefined =>
  fact === undefined || fact.state === 'unknown' ? fact : { ...fact, source: 'workflow' };

/**
 * A run on no ticket: what the parts that ask and decide read of one. It has no steps, no history and no texts, since nothing
 * is done in it.
 */
export function supposedRun(procedure: Procedure, facts: Facts, decision: Decision): RunView {
  const { workflow, questions, until } = procedure;
  const outcomeOf = (name: string | null) => workflow.outcomes.find(({ id }) => id === name) ?? null;
  const { asOf: at } = decision;
  return {
    id: idOf(workflow.id),
    ticketId: 0,
    workflow,
    unreadable: null,
    newerVersion: null,
    subject: null,
    because: [],
    seq: 0,
    status: 'open',
    ending: null,
    mergedFrom: [],
    cameFrom: [],
    nudge: null,
    review: null,
    decision,
    outcome: outcomeOf(decision.outcome),
    possible: decision.possible.flatMap((id) => outcomeOf(id) ?? []),
    facts: questions.map(({ declaration, starts }) => ({
      declaration,
      leadCanAnswer: false,
      fact:
        supposed(facts[declaration.id]) ??
        (starts === null
          ? { state: 'unknown', failed: null }
          : { state: 'known', value: starts, source: 'workflow', by: null, at, evidence: null, note: null }),
    })),
    questions: [],
    jointQuestions: [],
    pastedPages: [],
    proposals: [],
    lookUps: [],
    canLookUp: [],
    steps: [],
    nextStep: null,
    turn: null,
    progress: { done: 0, total: 0 },
    openGates: [],
    waits: [],
    snippets: [],
    links: [],
    expired: until.filter(({ id, stateSeen }) => {
      const said = facts[`until.${id}`];
      return (said?.state === 'known' ? said.value : stateSeen) === 'closed';
    }),
    handover: { done: [], why: '', reasons: [], next: null, waitingOn: null },
    record: { ...none, unfilled: [] },
    history: [],
    at,
  };
}

/** Around a run that nothing is recorded on: whatever would be, is refused. */
export function supposedContext(run: RunView, zendesk: Zendesk): RunContextValue {
  return {
    run,
    zendesk,
    me: { id: '', role: 'lead' },
    requester: null,
    requesterAddress: null,
    replies: [],
    reply: null,
    awaited: null,
    record: () => Promise.resolve('refused'),
    latestRun: () => run,
    isReadOnly: true,
    isTicketClosed: true,
    isAway: false,
    pending: [],
    refusals: [],
    lookUp: () => Promise.resolve(),
    secondLook: () => Promise.resolve(false),
    tickIfOpen: () => Promise.resolve(),
    tickOnSubmit: () => Promise.resolve(),
    keepBack: () => Promise.resolve(),
    isReplyWaiting: () => false,
  };
}
