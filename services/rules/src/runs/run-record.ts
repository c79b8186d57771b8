import type { Decision, Handover, RunView, WorkflowSummary } from '@handrail/contract';
import type { Pack } from '@handrail/workflows';
import type { StoredRun } from '../store/store.ts';
import { recordOf } from './handover.ts';
import { historyOf } from './history.ts';

const unreadable = 'This version of Handrail cannot work with this checklist, so only its record is shown';

/** What is left to say of a workflow whose version cannot be read and which was withdrawn since. */
const withdrawn = {
  summary: '',
  number: 1,
  citation: { page: '', heading: '', url: 'about:blank' },
  outcomes: [],
  subject: null,
} satisfies Partial<WorkflowSummary>;

const unsaidEnding = { why: null, into: null, note: null, by: null, at: null, ownersToTell: [] };

const undecided = (workflow: WorkflowSummary, asOf: string): Decision => ({
  workflow: workflow.id,
  version: workflow.version,
  asOf,
  status: 'open',
  outcome: null,
  outcomes: [],
  possible: [],
  reasons: [],
  missing: [],
  flips: [],
  rules: [],
});

/**
 * A run that cannot be worked out, as far as it can be told: what it is about, and its history in the words of the
 * newest version where there is one. It decides and offers nothing.
 */
export function recordView({ run: { summary }, events }: StoredRun, newest: Pack | null, now: Date): RunView {
  const workflow = { ...withdrawn, ...newest?.workflow.summary, ...summary.workflow };
  const history = historyOf(events, newest?.workflow ?? null);
  const handover: Handover = { done: [], why: unreadable, reasons: [], next: null, waitingOn: null };
  return {
    id: summary.id,
    ticketId: summary.ticketId,
    subject: summary.subject,
    workflow,
    unreadable,
    newerVersion: newest?.workflow.version ?? null,
    mergedFrom: [],
    cameFrom: [],
    nudge: null,
    review: null,
    because: [],
    seq: events.length,
    status: summary.status,
    ending: summary.ending ? { ...unsaidEnding, ending: summary.ending } : null,
    decision: undecided(workflow, now.toISOString()),
    outcome: null,
    possible: [],
    facts: [],
    proposals: [],
    lookUps: [],
    canLookUp: [],
    questions: [],
    jointQuestions: [],
    pastedPages: [],
    steps: [],
    nextStep: null,
    turn: null,
    progress: { done: 0, total: 0 },
    openGates: [],
    waits: [],
    snippets: [],
    links: [],
    expired: [],
    handover,
    record: recordOf(workflow.title, handover, history),
    history,
    at: now.toISOString(),
  };
}
