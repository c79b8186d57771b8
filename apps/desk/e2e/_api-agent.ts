import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { openAccount } from '../src/server/account.ts';
import { signLaunch } from '../src/server/launch-token.ts';
import type { Servers } from './_servers.ts';

const LaunchSchema = z.object({ session: z.object({ token: z.string() }) });
const RunSchema = z.object({
  id: z.string(),
  seq: z.number(),
  workflow: z.object({ id: z.string() }),
  outcome: z.object({ id: z.string() }).nullable(),
});
const OpenedSchema = z.object({ runs: z.array(RunSchema) });
export type ApiRun = z.infer<typeof RunSchema>;

export interface Opened {
  id: number;
  subject: string;
  text: string;
  requester: { name: string; email: string };
}

/** An agent without a browser, who brings runs where a test wants to look at them. */
export class ApiAgent {
  readonly #origin: string;
  readonly #session: string;

  private constructor(origin: string, session: string) {
    this.#origin = origin;
    this.#session = session;
  }

  /** Launches as Zendesk would have done at that time. */
  static async launch(servers: Servers, userId: number, now = new Date()): Promise<ApiAgent> {
    const account = openAccount(servers.deskDir, Number(new URL(servers.deskUrl).port));
    const query = new URLSearchParams({ origin: account.origin, app_guid: randomUUID() }).toString();
    const token = await signLaunch(account, { userId, location: 'ticket_sidebar', query }, now);
    const address = `${servers.rulesUrl}/app/ticket-sidebar?${query}`;
    const page = await fetch(address, { method: 'POST', body: new URLSearchParams({ token }) });
    const json = /id="handrail-launch"[^>]*>(.*?)<\/script>/s.exec(await page.text())?.[1] ?? '{}';
    return new ApiAgent(servers.rulesUrl, LaunchSchema.parse(JSON.parse(json)).session.token);
  }

  /** Opens a ticket as the sidebar does; the run that fits it best, or null. */
  async open(ticket: Opened): Promise<ApiRun | null> {
    const body = { snapshot: snapshotOf(ticket) };
    const opened = OpenedSchema.parse(await this.#call('POST', `/v1/tickets/${ticket.id}/open`, body));
    return opened.runs[0] ?? null;
  }

  /** Starts one more run on a ticket. */
  async start(ticket: Opened, workflow: string, subject: string | null): Promise<ApiRun> {
    return RunSchema.parse(await this.#call('POST', '/v1/runs', { workflow, subject, snapshot: snapshotOf(ticket) }));
  }

  /** Records events in a row; the run as it is afterwards. */
  async record(run: ApiRun, bodies: readonly object[]): Promise<ApiRun> {
    let latest = RunSchema.parse(await this.#call('GET', `/v1/runs/${run.id}`));
    for (const body of bodies) {
      const event = { expectedSeq: latest.seq, key: crypto.randomUUID(), body };
      latest = RunSchema.parse(await this.#call('POST', `/v1/runs/${run.id}/events`, event));
    }
    return latest;
  }

  /** Asks for what an agent may not see; the answer's status. */
  async pry(path: string): Promise<number> {
    const headers = { authorization: `Bearer ${this.#session}` };
    return (await fetch(`${this.#origin}${path}`, { headers })).status;
  }

  async #call(method: string, path: string, body?: object): Promise<unknown> {
    const headers = { authorization: `Bearer ${this.#session}`, 'content-type': 'application/json' };
    const answer = await fetch(`${this.#origin}${path}`, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path} ${JSON.stringify(body)}: ${await answer.text()}`);
    return answer.json();
  }
}

function snapshotOf({ id, subject, text, requester }: Opened): object {
  const rest = { status: 'new', tags: [], form: null, externalId: null, channel: 'email', comments: [] };
  return { id, subject, description: text, requester, ...rest };
}
