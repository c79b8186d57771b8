import { OpenedTicketSchema, RunViewSchema } from '@handrail/contract';
import { v7 } from 'uuid';
import { onlyRun, ticket } from '../_ticket.ts';
import type { Caller } from './_caller.ts';
import { followRun } from './_follower.ts';

/** An event that the service said it has. */
export interface Acknowledged {
  runId: string;
  seq: number;
  key: string;
  /** Milliseconds. */
  at: number;
}

export interface Hands {
  acknowledged: readonly Acknowledged[];
  /** What an agent would have lost: calls refused for good. */
  refused: readonly string[];
  /** Sent again, by reason. */
  again: ReadonlyMap<string, number>;
  /** Streams that told of the last event of their run, and how often they were opened for that. */
  streams: { followed: number; openings: number };
  /** Resolves when every hand has finished its ticket. */
  stop(): Promise<void>;
}

export interface HandsOptions {
  callers: readonly Caller[];
  hands: number;
  eventsOfTicket: number;
  /** Hands that follow their run, too. */
  following: number;
}

let tickets = 1000;
/** Longer than a page's first pause would only make gaps look longer than they are. */
const pause = () => new Promise((next) => setTimeout(next, 50));

/** Agents at work: each opens a ticket, records events one after the other, and sends each until it is answered. */
export function startHands({ callers, hands, eventsOfTicket, following }: HandsOptions): Hands {
  const acknowledged: Acknowledged[] = [];
  const refused: string[] = [];
  const again = new Map<string, number>();
  const streams = { followed: 0, openings: 0 };
  const stopping = new AbortController();

  /** The same call until somebody answers it; null when it was refused. */
  async function answered(caller: Caller, path: string, body: object): Promise<unknown> {
    for (;;) {
      const ending = await caller.send(path, body);
      if (ending.kind === 'taken') return ending.body;
      if (ending.kind === 'refused') {
        refused.push(`${path}: ${ending.status} ${ending.detail}`);
        return null;
      }
      again.set(ending.why, (again.get(ending.why) ?? 0) + 1);
      await pause();
    }
  }

  async function workTicket(caller: Caller, isFollowing: boolean): Promise<void> {
    const snapshot = ticket({ id: (tickets += 1) });
    const opened = await answered(caller, `/v1/tickets/${snapshot.id}/open`, { snapshot });
    if (opened === null) return;
    let run = onlyRun(OpenedTicketSchema.parse(opened));
    const follower = isFollowing ? followRun(caller, run.id) : null;
    try {
      for (let n = 0; n < eventsOfTicket; n += 1) {
        const key = v7();
        const body = { type: 'mistake_reported', note: `note ${n}` };
        const taken = await answered(caller, `/v1/runs/${run.id}/events`, { expectedSeq: run.seq, key, body });
        if (taken === null) return;
        run = RunViewSchema.parse(taken);
        acknowledged.push({ runId: run.id, seq: run.seq, key, at: performance.now() });
      }
      if (!follower) return;
      await follower.hears(run.seq);
      streams.followed += 1;
      streams.openings += follower.openings();
    } finally {
      follower?.stop();
    }
  }

  async function work(n: number): Promise<void> {
    const caller = callers[n % callers.length];
    if (!caller) throw new Error('Nobody is signed in');
    while (!stopping.signal.aborted) await workTicket(caller, n < following);
  }
  const working = Promise.all(Array.from({ length: hands }, (_, n) => work(n)));
  // Heard when they are stopped; until then a hand that failed must not end the process.
  working.catch(() => undefined);

  return {
    acknowledged,
    refused,
    again,
    streams,
    async stop() {
      stopping.abort();
      await working;
    },
  };
}
