import type { Actor, RunSummary } from '@handrail/contract';
import { Refusal } from '../problem.ts';
import { chainEvent, chainStart } from '../store/chain.ts';
import type { Store, StoredRun } from '../store/store.ts';
import { timeAfter } from './time-after.ts';

export interface Erasing {
  store: Store;
  newId: () => string;
}

/** What lists may still say of a run whose values are gone: what is named here, and nothing that is added one day. */
const emptied = ({ id, ticketId, workflow, agent, groupId, createdAt, updatedAt, seq }: RunSummary): RunSummary => ({
  id,
  ticketId,
  workflow,
  agent,
  groupId,
  createdAt,
  updatedAt,
  seq,
  subject: null,
  status: 'closed',
  ending: 'erased',
  outcome: null,
  progress: { done: 0, total: 0 },
  nextStep: null,
  waitingOn: null,
  wakeAt: null,
  reviewedAt: null,
  flags: [],
  raised: [],
});

/**
 * Takes all values out of a run and answers its last number; erasing twice is one erasure. The run need not be readable:
 * nothing is worked out.
 */
export async function eraseRun(
  { store, newId }: Erasing,
  { account, stored, because }: { account: string; stored: StoredRun; because: string },
  actor: Actor,
  now: Date,
): Promise<number> {
  const { run, events, erasedAt } = stored;
  if (erasedAt !== null) return events.length;
  const last = events.at(-1);
  const draft = {
    id: newId(),
    runId: run.summary.id,
    seq: events.length + 1,
    at: timeAfter(last, now),
    actor,
    key: newId(),
    body: { type: 'run_erased', because } as const,
  };
  const event = chainEvent(account, last?.hash ?? chainStart, draft);
  const agent = actor.role === 'service' ? run.summary.agent : actor;
  const summary = {
    ...emptied(run.summary),
    agent: agent && { ...agent, name: null },
    updatedAt: event.at,
    seq: event.seq,
  };
  const change = {
    run: { summary, subjectKey: '', head: event.hash },
    expectedSeq: events.length,
    events: [event],
    ownerTickets: [],
    telling: 'something' as const,
    // What came about did so, whoever it was about.
    counts: [],
  };
  if (await store.erase(account, change, now.getTime())) return event.seq;
  throw new Refusal('unavailable', 'The run changed meanwhile; try again');
}
