import type { Basis, EventBody, RunSummary } from '@handrail/contract';
import { v7 } from 'uuid';
import { chainEvent, chainStart } from '../src/store/chain.ts';
import type { Change, StoredEvent, StoredRun } from '../src/store/store.ts';

export const noon = new Date('2026-11-23T12:00:00.000Z');
const agent = { id: '9001', name: 'Ada Agent', role: 'agent' } as const;

const opened = (ticketId: number, subject: string | null): EventBody => ({
  type: 'run_opened',
  workflow: 'email_release',
  version: 'v1',
  ticketId,
  subject,
  because: ['Subject says so'],
  choice: 'matched',
});

const basis: Basis = {
  version: 'v1',
  status: 'decided',
  outcome: 'release',
  possible: ['release'],
  used: { 'other.active': false, 'reply.from': null },
  facts: '0'.repeat(64),
};

export const noteOf = (text: string): EventBody => ({ type: 'mistake_reported', note: text });

interface More extends Partial<RunSummary> {
  ownerTickets?: Change['ownerTickets'];
  counts?: Change['counts'];
  key?: string;
  telling?: Change['telling'];
}

/** The next change of a run as the service would write it: one event and the projection after it. */
export function nextChange(
  account: string,
  before: StoredEvent[],
  summary: RunSummary,
  body: EventBody,
  more: More = {},
): Change {
  const { ownerTickets = [], counts = [], key = v7(), telling = 'nothing', ...changed } = more;
  const last = before.at(-1);
  const seq = before.length + 1;
  const at = changed.updatedAt ?? new Date(noon.getTime() + seq * 1000).toISOString();
  const draft = { id: v7(), runId: summary.id, seq, at, actor: agent, key, body, basis: seq === 1 ? null : basis };
  const event = chainEvent(account, last?.hash ?? chainStart, draft);
  const after = { ...summary, ...changed, seq, updatedAt: at };
  const subjectKey = (after.subject ?? '').toLowerCase();
  return {
    run: { summary: after, subjectKey, head: event.hash },
    expectedSeq: seq - 1,
    events: [event],
    ownerTickets,
    telling,
    counts,
  };
}

/** A new run's first change. */
export function firstChange(account: string, more: More = {}): Change {
  const id = more.id ?? v7();
  const at = more.updatedAt ?? noon.toISOString();
  const summary: RunSummary = {
    id,
    ticketId: 7,
    workflow: { id: 'email_release', title: 'Release an e-mail address', version: 'v1' },
    subject: `${id}@example.com`,
    status: 'open',
    ending: null,
    outcome: null,
    progress: { done: 0, total: 3 },
    nextStep: 'Look at the activity page',
    waitingOn: null,
    wakeAt: null,
    reviewedAt: null,
    flags: [],
    raised: [],
    agent,
    groupId: null,
    createdAt: at,
    updatedAt: at,
    seq: 0,
  };
  const { ownerTickets, counts, key, telling, ...changed } = more;
  const full = { ...summary, ...changed };
  const rest = {
    ...(ownerTickets && { ownerTickets }),
    ...(counts && { counts }),
    ...(key && { key }),
    ...(telling && { telling }),
  };
  return nextChange(account, [], full, opened(full.ticketId, full.subject), { ...rest, updatedAt: at });
}

export const changeAfter = (account: string, run: StoredRun, body: EventBody, more: More = {}): Change =>
  nextChange(account, run.events, run.run.summary, body, more);
