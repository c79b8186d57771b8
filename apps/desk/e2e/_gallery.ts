import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TicketSchema } from '../src/model/ticket.ts';
import { ApiAgent, type ApiRun, type Opened } from './_api-agent.ts';
import { type Desk, test as base } from './_desk.ts';
import { fact } from './_run-record.ts';
import { shippedWorkflows, startServers, temporaryFolder } from './_servers.ts';

const ours = fileURLToPath(new URL('gallery', import.meta.url));
const ownClock = { NODE_OPTIONS: `--import=${new URL('_past-clock.mjs', import.meta.url).href}`, PAST_DAYS: '9' };

export const people = { ana: 9001, lea: 9002, ben: 9003 } as const;
export type Person = keyof typeof people;

/** Tickets of each kind, by the words that the workflows match. */
const tickets = {
  training: { subject: 'Do you offer training?', text: 'Is there a course for teachers?' },
  several: {
    subject: 'Email already taken, and I am locked out',
    text: 'It is about kim@initech.example and kim.stone@initech-international-holdings.example.',
  },
  release: {
    subject: 'Email has already been taken',
    text: 'GitLab says that kim@initech.example has already been taken. I want to add it to my account.',
  },
  kinds: { subject: 'Please show every kind', text: 'It is about kim@initech.example.' },
  long: {
    subject: 'Please show every kind',
    text: 'It is about a-very-long-local-part-without-any-hyphenation-that-goes-on@a-long-subdomain.of-a-long-domain.initech-international-holdings.example.',
  },
  enterprise: {
    subject: 'Cannot change my primary email',
    text: 'I am an enterprise user and want to change my primary email from bo@acme.example to bo@private.example.',
  },
} as const;
export type TicketKind = keyof typeof tickets;

/** Makes tickets and brings their runs along, all over the service's own routes. */
export class Gallery {
  readonly desk: Desk;
  readonly left: Left;
  readonly #agents = new Map<Person, Promise<ApiAgent>>();

  constructor(desk: Desk, left: Left) {
    this.desk = desk;
    this.left = left;
  }

  agent(person: Person): Promise<ApiAgent> {
    const known = this.#agents.get(person) ?? ApiAgent.launch(this.desk.servers, people[person]);
    this.#agents.set(person, known);
    return known;
  }

  async ticket(kind: TicketKind, more: { status?: 'closed' } = {}): Promise<number> {
    return this.desk.newTicket({ ...tickets[kind], requester: requesterOf(kind), ...more });
  }

  opened(kind: TicketKind, id: number): Opened {
    return { id, ...tickets[kind], requester: requesterOf(kind) };
  }

  /** A ticket with its run, after what each person recorded on it in turn. */
  async run(kind: TicketKind, ...work: (readonly [Person, readonly object[]])[]): Promise<{ id: number; run: ApiRun }> {
    const id = await this.ticket(kind);
    const run = await (await this.agent('ana')).open(this.opened(kind, id));
    if (!run) throw new Error(`No workflow opened for ${kind}`);
    for (const [person, bodies] of work) await (await this.agent(person)).record(run, bodies);
    return { id, run };
  }
}

const requesterOf = (kind: TicketKind) =>
  kind === 'enterprise'
    ? { name: 'Bo Lind', email: 'bo@acme.example' }
    : { name: 'Kim Stone', email: 'kim.stone@example.com' };

/** Tickets whose runs were left nine days ago, on a version of the workflow that is no longer the newest. */
export interface Left {
  overdue: number;
  old: number;
}

/** Servers of their own: the shipped workflows, and one that has every kind of question and step. */
export const test = base.extend<{ gallery: Gallery }, { packs: string; left: Left }>({
  packs: [
    // oxlint-disable-next-line no-empty-pattern -- the runner reads the dependencies from the pattern
    async ({}, use) => {
      const { folder, remove } = temporaryFolder();
      cpSync(shippedWorkflows, folder, { recursive: true });
      cpSync(ours, folder, { recursive: true });
      await use(folder);
      remove();
    },
    { scope: 'worker' },
  ],
  servers: [
    async ({ packs }, use) => {
      const servers = await startServers(packs);
      await use(servers);
      await servers.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  left: [
    async ({ servers, packs }, use) => {
      await servers.stopService();
      await servers.startService(packs, ownClock);
      const then = new Date(Date.now() - Number(ownClock.PAST_DAYS) * 86_400_000);
      const ana = await ApiAgent.launch(servers, people.ana, then);
      const leave = async (bodies: readonly object[]) => {
        const id = await newTicket(servers.deskUrl);
        const run = await ana.open({ id, ...tickets.kinds, requester: requesterOf('kinds') });
        if (run) await ana.record(run, bodies);
        return id;
      };
      const work = fact('shown.shape', 'work');
      const overdue = await leave([work, { type: 'step_done', step: 'hold' }]);
      const old = await leave([fact('shown.boolean', true)]);
      await servers.stopService();
      renew(packs);
      await servers.startService();
      await use({ overdue, old });
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  // Runs are left before anything else is looked at, for the service starts anew.
  gallery: async ({ desk, left }, use) => {
    await use(new Gallery(desk, left));
  },
});

async function newTicket(deskUrl: string): Promise<number> {
  const answer = await fetch(`${deskUrl}/desk/tickets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...tickets.kinds, requester: requesterOf('kinds') }),
  });
  return TicketSchema.parse(await answer.json()).id;
}

/** The next version of the workflow: another number, another reason, another step. */
function renew(folder: string): void {
  const file = join(folder, 'every_kind', 'workflow.yaml');
  const text = readFileSync(file, 'utf8')
    .replace('number: 1', 'number: 2')
    .replace('reason: No row of the matrix fits', 'reason: No row of the new matrix fits')
    .replace('title: Tell the requester, snippet: say-no', 'title: Tell the requester why, snippet: say-no');
  writeFileSync(file, text);
}
