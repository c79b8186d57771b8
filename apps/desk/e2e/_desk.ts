import { test as base, expect } from '@playwright/test';
import { z } from 'zod';
import type { FaultsSchema } from '../src/model/fault.ts';
import { type Ticket, TicketSchema } from '../src/model/ticket.ts';
import { DeskDataSchema } from '../src/model/desk-state.ts';
import { type ConsoleGuard, guardConsole } from './_console-guard.ts';
import { Seat } from './_seat.ts';
import { type Servers, startServers } from './_servers.ts';

export { expect } from '@playwright/test';
export { Seat } from './_seat.ts';

interface NewTicket {
  subject?: string;
  text?: string;
  requester?: { name: string; email: string };
  channel?: 'email' | 'web' | 'messaging';
  status?: Ticket['status'];
  tags?: string[];
  externalId?: string;
}

const RevisionSchema = z.object({ revision: z.number() });

const releaseRequest = {
  subject: 'Email has already been taken',
  text: 'I want to add kim@initech.example to my account, but GitLab says that the email has already been taken.',
  requester: { name: 'Kim Stone', email: 'kim.stone@example.com' },
};

/** The desk as a test works with it: the first agent's seat, and what happens around it. */
export class Desk extends Seat {
  readonly servers: Servers;
  /** Console lines that this test expects; all others fail it. */
  readonly console: ConsoleGuard;
  readonly #newSeat: (userId: number) => Promise<Seat>;

  constructor(first: Seat, servers: Servers, guard: ConsoleGuard, newSeat: (userId: number) => Promise<Seat>) {
    super(first.page, first.userId, servers.deskUrl);
    this.servers = servers;
    this.console = guard;
    this.#newSeat = newSeat;
  }

  /** Another agent in a browser of their own: 9003 Ben, 9002 Lea who is a lead. */
  seat(userId: number): Promise<Seat> {
    return this.#newSeat(userId);
  }

  /** A ticket that arrives; by default one that asks for the release of kim@initech.example. */
  async newTicket(ticket: NewTicket = {}): Promise<number> {
    return TicketSchema.parse(await this.#control('POST', '/desk/tickets', { ...releaseRequest, ...ticket })).id;
  }

  /** A message that arrives on a ticket; answers its number, a new one after a closed ticket. Internal, as mail of copied people is, unless said otherwise. */
  async reply(ticketId: number, message: { from: string; text: string; isPublic?: boolean }): Promise<number> {
    const path = `/desk/tickets/${ticketId}/replies`;
    return TicketSchema.parse(await this.#control('POST', path, { isPublic: true, ...message })).id;
  }

  /** Zendesk closes tickets by itself some days after they were solved. */
  async close(ticketId: number): Promise<void> {
    await this.#control('PUT', `/api/v2/tickets/${ticketId}`, { ticket: { status: 'closed' } });
  }

  /** Somebody hands the ticket to another group, and to nobody in it. */
  async handOver(ticketId: number, groupId: number): Promise<void> {
    await this.#control('PUT', `/api/v2/tickets/${ticketId}`, { ticket: { group_id: groupId, assignee_id: null } });
  }

  /** Where an agent finds the ticket, as notes in other systems name it. */
  addressOf(ticketId: number): string {
    return `${this.servers.deskUrl}/agent/tickets/${ticketId}`;
  }

  /** What the desk has saved. */
  async saved(ticketId: number): Promise<Ticket> {
    const found = (await this.savedTickets()).find(({ id }) => id === ticketId);
    if (!found) throw new Error(`There is no ticket ${ticketId}`);
    return found;
  }

  async savedTickets(): Promise<Ticket[]> {
    return (await this.#state()).tickets;
  }

  /** Every saved ticket whose requester has this address, such as the tickets written to an owner. */
  async ticketsFor(email: string): Promise<Ticket[]> {
    const { tickets, users } = await this.#state();
    const ids = new Set(users.filter((user) => user.email === email).map(({ id }) => id));
    return tickets.filter(({ requesterId }) => ids.has(requesterId));
  }

  async #state(): Promise<z.infer<typeof DeskDataSchema>> {
    const answer = await fetch(`${this.servers.deskUrl}/desk/state`);
    return DeskDataSchema.parse(await answer.json());
  }

  /** Sets the faults in force, all at once, and waits until the open page knows. */
  async faults(faults: z.input<typeof FaultsSchema>): Promise<void> {
    const answer = await this.#control('PUT', '/desk/faults', faults);
    const revision = String(RevisionSchema.parse(answer).revision);
    if (this.page.url() === 'about:blank') return;
    await expect(this.page.locator('.desk')).toHaveAttribute('data-fault-revision', revision);
  }

  stopService = (signal?: NodeJS.Signals): Promise<void> => this.servers.stopService(signal);
  startService = (workflows?: string): Promise<void> => this.servers.startService(workflows);

  async restartService(): Promise<void> {
    await this.servers.stopService();
    await this.servers.startService();
  }

  async #control(method: 'POST' | 'PUT', path: string, body: object): Promise<unknown> {
    const answer = await fetch(`${this.servers.deskUrl}${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'x-desk-user': '9002', 'x-desk-own': '1' },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return JSON.parse(text) as unknown;
  }
}

export const test = base.extend<{ desk: Desk }, { servers: Servers }>({
  servers: [
    // oxlint-disable-next-line no-empty-pattern -- the runner reads the dependencies from the pattern
    async ({}, use) => {
      const servers = await startServers();
      await use(servers);
      await servers.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  desk: async ({ page, context, browser, servers, contextOptions }, use) => {
    const guard = guardConsole(context);
    const others: { close: () => Promise<void> }[] = [];
    const first = new Seat(page, 9001, servers.deskUrl);
    const desk = new Desk(first, servers, guard, async (userId) => {
      const other = await browser.newContext(contextOptions);
      others.push(other);
      guard.watch(other);
      return new Seat(await other.newPage(), userId, servers.deskUrl);
    });
    await use(desk);
    const said = guard.unexpected();
    // It is left in the middle of what it does: what it still tells Zendesk then reaches nobody.
    await page.goto('about:blank');
    guard.allow(/'postMessage' on 'DOMWindow'.*recipient window's origin \('null'\)/);
    await desk.faults({});
    // A test that failed while the service was away must not fail the next.
    await servers.startService();
    for (const other of others) await other.close();
    expect(said.length > 0 ? said : guard.unexpected(), 'what the pages wrote to the console').toEqual([]);
  },
});
