import { observable, type Observable } from './observable.ts';

export type ColorScheme = 'light' | 'dark';

/** What the agent has in front of them. */
export type Place = { kind: 'tickets' } | { kind: 'ticket'; id: number } | { kind: 'app' };

/** The agent's seat: who they are, which tickets are open as tabs, where they look. */
export interface Workspace {
  place: Observable<Place>;
  tabs: Observable<readonly number[]>;
  scheme: Observable<ColorScheme>;
  userId: number;
  goTo: (place: Place) => void;
  closeTab(id: number): void;
}

const paths = { tickets: '/agent/tickets', app: '/agent/apps/handrail' } as const;

/** Reads the address: `/agent/tickets/101?as=9003&scheme=dark`. Agent and scheme are kept for the next visit. */
export function openWorkspace(location: Location, history: History, storage: Storage): Workspace {
  const query = new URLSearchParams(location.search);
  const userId = Number(query.get('as') ?? storage.getItem('desk.user') ?? 9001);
  const wanted = query.get('scheme') ?? storage.getItem('desk.scheme');
  const scheme = observable<ColorScheme>(wanted === 'dark' ? 'dark' : 'light');
  storage.setItem('desk.user', String(userId));
  const keepScheme = () => storage.setItem('desk.scheme', scheme.get());
  keepScheme();
  scheme.watch(keepScheme);

  const place = observable(placeOf(location.pathname));
  const here = place.get();
  const tabs = observable<readonly number[]>(here.kind === 'ticket' ? [here.id] : []);
  window.addEventListener('popstate', () => show(placeOf(location.pathname)));

  function show(next: Place) {
    if (next.kind === 'ticket' && !tabs.get().includes(next.id)) tabs.set([...tabs.get(), next.id]);
    place.set(next);
  }

  function goTo(next: Place) {
    history.pushState(null, '', next.kind === 'ticket' ? `${paths.tickets}/${next.id}` : paths[next.kind]);
    show(next);
  }

  return {
    place,
    tabs,
    scheme,
    userId,
    goTo,
    closeTab(id) {
      tabs.set(tabs.get().filter((tab) => tab !== id));
      const at = place.get();
      if (at.kind === 'ticket' && at.id === id) goTo({ kind: 'tickets' });
    },
  };
}

function placeOf(path: string): Place {
  const id = /^\/agent\/tickets\/(\d+)$/.exec(path)?.[1];
  if (id) return { kind: 'ticket', id: Number(id) };
  return path === paths.app ? { kind: 'app' } : { kind: 'tickets' };
}
