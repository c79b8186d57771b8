import {
  knownViewHeader,
  type OpenedTicket,
  OpenedTicketSchema,
  readChange,
  RunPageSchema,
  type RunSummary,
  type RunView,
  RunViewSchema,
  type SentEventBody,
  type TicketSnapshot,
  viewName,
} from '@handrail/contract';
import { v7 } from 'uuid';
import { z } from 'zod';
import type { TestApp } from './_app.ts';

export type Headers = { authorization: string };

/** A ticket that the tiny workflow fits. */
export function ticket(change: Partial<TicketSnapshot> = {}): TicketSnapshot {
  return {
    id: 7,
    subject: 'Address is taken',
    description: 'Please release jane@initech.example for me',
    requester: { name: 'Rita Requester', email: 'rita@initech.example' },
    status: 'open',
    tags: [],
    form: null,
    externalId: null,
    channel: 'email',
    comments: [],
    ...change,
  };
}

/** Calls of one signed-in person. */
export function callerOf({ app }: TestApp, headers: Headers) {
  const post = (url: string, payload: object, more: Record<string, string> = {}) =>
    app.inject({ method: 'POST', url, headers: { ...headers, ...more }, payload });
  const send = (run: Pick<RunView, 'id' | 'seq'>, body: SentEventBody, key: string = v7()) =>
    post(`/v1/runs/${run.id}/events`, { expectedSeq: run.seq, key, body });
  return {
    get: (url: string) => app.inject({ url, headers }),
    post,
    send,
    async open(snapshot: TicketSnapshot = ticket()): Promise<OpenedTicket> {
      const answer = await post(`/v1/tickets/${snapshot.id}/open`, { snapshot });
      return OpenedTicketSchema.parse(answer.json());
    },
    /** Starts a run of the tiny workflow about an address. */
    async start(subject: string): Promise<RunView> {
      const answer = await post('/v1/runs', { workflow: 'tiny_release', subject, snapshot: ticket() });
      return RunViewSchema.parse(answer.json());
    },
    async list(query = ''): Promise<RunSummary[]> {
      return RunPageSchema.parse((await app.inject({ url: `/v1/runs${query}`, headers })).json()).runs;
    },
    /** Sends an event that must be taken; with a whole view as a page does that has it. */
    async record(run: Pick<RunView, 'id' | 'seq'>, body: SentEventBody): Promise<RunView> {
      const { data: known } = RunViewSchema.safeParse(run);
      const event = { expectedSeq: run.seq, key: v7(), body };
      const answer = await post(
        `/v1/runs/${run.id}/events`,
        event,
        known ? { [knownViewHeader]: viewName(known) } : {},
      );
      if (answer.statusCode !== 200) throw new Error(answer.body);
      const { change } = z.object({ change: z.unknown().optional() }).parse(answer.json());
      return known && change !== undefined
        ? readChange(RunViewSchema, known, change)
        : RunViewSchema.parse(answer.json());
    },
  };
}

/** Who alone may erase. */
export const adminOf = async (service: TestApp) => callerOf(service, await service.signIn({ user: '9009' }));

export const fact = (id: string, value: boolean | string): SentEventBody => ({
  type: 'fact_recorded',
  fact: id,
  value,
  source: 'agent',
  evidence: null,
  note: null,
});

export const corrected = (id: string, value: boolean | string): SentEventBody => ({
  type: 'fact_corrected',
  fact: id,
  value,
  source: 'agent',
  evidence: null,
  reason: 'Looked again',
});

export const done = (step: string): SentEventBody => ({
  type: 'step_done',
  step,
  how: 'now',
  evidence: null,
  note: null,
});

/** The one run of an opened ticket. */
export function onlyRun({ runs }: OpenedTicket): RunView {
  const [run] = runs;
  if (!run || runs.length !== 1) throw new Error(`${runs.length} runs instead of one`);
  return run;
}
