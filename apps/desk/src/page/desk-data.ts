import { type DeskChange, DeskChangeSchema, type DeskData, DeskDataSchema } from '../model/desk-state.ts';
import type { Ticket } from '../model/ticket.ts';
import { type Observable, observable } from './observable.ts';

/** The desk's state in this page: loaded once, then kept fresh by the stream. */
export async function openDeskData(): Promise<Observable<DeskData>> {
  let stream = new EventSource('/desk/stream');
  await new Promise<void>((resolve) => stream.addEventListener('open', () => resolve(), { once: true }));
  const data = observable(await loadState());
  const hear = () => {
    stream.addEventListener('message', ({ data: text }) => {
      void apply(DeskChangeSchema.parse(JSON.parse(String(text))), data);
    });
    // After a lost connection the page may have missed changes.
    stream.addEventListener('open', () => void loadState().then(data.set));
  };
  hear();
  // A page kept for the back button would keep one of the six connections a browser allows.
  addEventListener('pagehide', () => stream.close());
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    stream = new EventSource('/desk/stream');
    hear();
  });
  return data;
}

async function loadState(): Promise<DeskData> {
  const answer = await fetch('/desk/state');
  return DeskDataSchema.parse(await answer.json());
}

async function apply(change: DeskChange, data: Observable<DeskData>) {
  const now = data.get();
  switch (change.kind) {
    case 'ticket':
      return data.set({ ...now, tickets: replaced(now.tickets, change.ticket) });
    case 'user':
      return data.set({ ...now, users: replaced(now.users, change.user) });
    case 'faults':
      return data.set({ ...now, faults: change.faults, faultRevision: change.revision });
    case 'world':
      return;
    case 'workflows':
      return data.set({ ...now, workflows: change.workflows });
    case 'reset':
      return data.set(await loadState());
  }
}

/** Puts what an own save answered in place at once; the stream says the same later. */
export async function refreshTicket(data: Observable<DeskData>): Promise<void> {
  data.set(await loadState());
}

export function ticketOf({ tickets }: DeskData, id: number): Ticket | undefined {
  return tickets.find((ticket) => ticket.id === id);
}

function replaced<T extends { id: number }>(list: T[], entry: T): T[] {
  const at = list.findIndex(({ id }) => id === entry.id);
  return at === -1 ? [...list, entry] : list.with(at, entry);
}
