import { createContext, useContext } from 'react';
import type { User } from '../model/user.ts';
import type { DeskData } from '../model/desk-state.ts';
import { ticketOf } from './desk-data.ts';
import { notices, type Notices } from './notices.ts';
import type { Observable } from './observable.ts';
import { type TicketWork, ticketWork } from './ticket/ticket-work.ts';
import type { Workspace } from './workspace.ts';
import { type AppHosts, appHosts } from './zaf/app-hosts.ts';
import { type Dialogs, dialogs } from './zaf/dialogs.ts';

/** What the parts of the page share. */
export interface Desk {
  data: Observable<DeskData>;
  workspace: Workspace;
  user: User;
  notices: Notices;
  hosts: AppHosts;
  dialogs: Dialogs;
  /** The work on one ticket, the same for as long as the page lives. */
  workOn: (id: number) => TicketWork;
}

export function openDesk(data: Observable<DeskData>, workspace: Workspace): Desk {
  const user = data.get().users.find(({ id, role }) => id === workspace.userId && role !== 'end-user');
  if (!user) throw new Error(`Nobody with the id ${workspace.userId} works here`);
  const works = new Map<number, TicketWork>();
  const open = dialogs((guid) => hosts.trigger('modal.close', undefined, guid));
  const hosts = appHosts(data, user.id, data.get().appOrigin, (instance, name) => {
    if (name === 'destroy') return open.close(instance);
    throw new Error(`${name} cannot be called on another instance`);
  });

  workspace.scheme.watch((scheme) => hosts.fireAll('colorScheme.changed', scheme));
  data.watch((now) => {
    for (const id of workspace.tabs.get()) if (!ticketOf(now, id)) workspace.closeTab(id);
  });

  return {
    data,
    workspace,
    user,
    notices: notices(),
    hosts,
    dialogs: open,
    workOn(id) {
      const known = works.get(id) ?? ticketWork(data, id, user.id);
      works.set(id, known);
      return known;
    },
  };
}

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('There is no desk around this part of the page');
  return desk;
}
