import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type DeskChange, type DeskData, type DeskState, DeskStateSchema } from '../model/desk-state.ts';
import type { Faults } from '../model/fault.ts';
import type { Ticket } from '../model/ticket.ts';
import type { User } from '../model/user.ts';
import type { World } from '../model/world.ts';
import { seedState } from '../seed/seed-state.ts';

/** The state in memory, on disk after every change, and told to every open page. */
export interface DeskStore {
  readonly state: DeskState;
  readonly faultRevision: number;
  readonly workflows: DeskData['workflows'];
  now: () => Date;
  nextId(): number;
  ticket(id: number): Ticket | undefined;
  user(id: number): User | undefined;
  putTicket(ticket: Ticket): Ticket;
  putUser(user: User): User;
  keepKey: (key: string, entry: { body: string; ticketId: number }) => void;
  putFaults(faults: Faults): void;
  putWorld(world: World): void;
  /** The service has read its workflows again, or not taken them. */
  workflowsSaved: (problems: string[]) => void;
  reset(): void;
  listen(listener: (change: DeskChange) => void): () => void;
}

export function openDeskStore(folder: string, now: () => Date = () => new Date()): DeskStore {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'desk.json');
  let state = readState(file, now()) ?? seedState(now());
  let faultRevision = 0;
  let workflows: DeskData['workflows'] = { revision: 0, problems: [] };
  const listeners = new Set<(change: DeskChange) => void>();

  function changed(change: DeskChange) {
    // A rename is whole or not at all, so a killed desk starts again with what it last said.
    writeFileSync(`${file}.new`, JSON.stringify(state));
    renameSync(`${file}.new`, file);
    for (const listener of listeners) listener(change);
  }

  return {
    get state() {
      return state;
    },
    get faultRevision() {
      return faultRevision;
    },
    get workflows() {
      return workflows;
    },
    now,
    nextId: () => state.nextId++,
    ticket: (id) => state.tickets.find((ticket) => ticket.id === id),
    user: (id) => state.users.find((user) => user.id === id),
    putTicket(ticket) {
      state.tickets = replaced(state.tickets, ticket);
      changed({ kind: 'ticket', ticket });
      return ticket;
    },
    putUser(user) {
      state.users = replaced(state.users, user);
      changed({ kind: 'user', user });
      return user;
    },
    keepKey(key, entry) {
      state.idempotency[key] = entry;
    },
    putFaults(faults) {
      state.faults = faults;
      faultRevision += 1;
      changed({ kind: 'faults', faults, revision: faultRevision });
    },
    putWorld(world) {
      state.world = world;
      changed({ kind: 'world' });
    },
    workflowsSaved(problems) {
      workflows = { revision: workflows.revision + 1, problems };
      changed({ kind: 'workflows', workflows });
    },
    reset() {
      state = seedState(now());
      changed({ kind: 'reset' });
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function replaced<T extends { id: number }>(list: T[], entry: T): T[] {
  const at = list.findIndex(({ id }) => id === entry.id);
  return at === -1 ? [...list, entry] : list.with(at, entry);
}

/** Tickets of a desk from before it knew organizations and GitLab are kept. */
function readState(file: string, now: Date): DeskState | null {
  try {
    const kept = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8')));
    const { world, organizations } = seedState(now);
    return DeskStateSchema.parse({ world, organizations, ...kept });
  } catch {
    return null;
  }
}
