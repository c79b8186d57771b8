import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { DeskDataSchema } from '../src/model/desk-state.ts';
import type { Seat } from './_seat.ts';

const LaunchSchema = z.object({ action: z.url(), token: z.string() });
const SessionSchema = z.object({ session: z.object({ token: z.string() }) });
const RunsSchema = z.object({ runs: z.array(z.object({ id: z.string(), seq: z.number() })) });

/** As many look-ups as a run has, and more. */
const mostTries = 20;

/** An agent at a desk; their page need not be open. */
type Agent = Pick<Seat, 'userId' | 'deskUrl'>;

/**
 * Records events on the ticket's run as this agent, to bring a run where a journey starts; opens the workflow that
 * fits where the ticket has none yet. `{run}` in an event stands for the run's id.
 */
export async function recordOnRun(agent: Agent, ticketId: number, bodies: readonly object[]): Promise<void> {
  const { origin, token } = await signIn(agent);
  const call = async (method: 'GET' | 'POST', path: string, body?: string): Promise<unknown> => {
    const answer = await fetch(`${origin}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body } : {}),
    });
    if (!answer.ok) throw new Refused(answer.status, `${method} ${path} with ${body}: ${await answer.text()}`);
    return answer.json();
  };
  const find = async () => RunsSchema.parse(await call('GET', `/v1/runs?ticketId=${ticketId}`)).runs[0];
  if (!(await find())) {
    await call('POST', `/v1/tickets/${ticketId}/open`, JSON.stringify({ snapshot: await snapshotOf(agent, ticketId) }));
  }
  const record = async (body: object): Promise<boolean> => {
    const run = await find();
    if (!run) throw new Error(`No workflow fits ticket ${ticketId}`);
    const event = JSON.stringify({ expectedSeq: run.seq, key: crypto.randomUUID(), body });
    try {
      await call('POST', `/v1/runs/${run.id}/events`, event.replaceAll('{run}', run.id));
      return true;
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 409) throw error;
      if (!error.message.includes('/problems/conflict') || !('type' in body)) return false;
      // A look-up was faster with this very question: the journey's answer takes its place, unless it is the same.
      if (body.type === 'fact_recorded') return record({ ...body, type: 'fact_corrected', reason: 'Otherwise here' });
      return body.type === 'fact_corrected';
    }
  };
  for (const body of bodies) {
    // A look-up came in between: the same again, on what is known now.
    for (let tries = 1; !(await record(body)); tries += 1) {
      if (tries === mostTries)
        throw new Error(`The run of ticket ${ticketId} kept changing under ${JSON.stringify(body)}`);
    }
  }
}

class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** A launch as the desk's page does it, for its session. */
async function signIn({ deskUrl, userId }: Agent): Promise<{ origin: string; token: string }> {
  const query = new URLSearchParams({ origin: deskUrl, app_guid: randomUUID() }).toString();
  const launch = await fetch(`${deskUrl}/desk/launch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userId, location: 'ticket_sidebar', query }),
  });
  const { action, token } = LaunchSchema.parse(await launch.json());
  const page = await fetch(action, { method: 'POST', body: new URLSearchParams({ token }) });
  const json = /id="handrail-launch"[^>]*>(.*?)<\/script>/s.exec(await page.text())?.[1] ?? '{}';
  return { origin: new URL(action).origin, token: SessionSchema.parse(JSON.parse(json)).session.token };
}

/** The ticket as the page would tell of it before anything was said on it. */
async function snapshotOf({ deskUrl }: Agent, ticketId: number): Promise<object> {
  const { tickets, users } = DeskDataSchema.parse(await (await fetch(`${deskUrl}/desk/state`)).json());
  const ticket = tickets.find(({ id }) => id === ticketId);
  const requester = users.find(({ id }) => id === ticket?.requesterId);
  if (!ticket || !requester) throw new Error(`There is no ticket ${ticketId}`);
  const { subject, status, tags, externalId, channel } = ticket;
  return {
    id: ticketId,
    subject,
    status,
    tags,
    externalId,
    channel,
    form: null,
    comments: [],
    description: ticket.comments[0]?.html.replaceAll(/<[^>]+>/g, ' ') ?? '',
    requester: { name: requester.name, email: requester.email },
  };
}

export function fact(id: string, value: unknown, source = 'agent'): object {
  return { type: 'fact_recorded', fact: id, value, source };
}
