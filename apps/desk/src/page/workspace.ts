import { observable, type Observable } from './observable.ts';

export type ColorScheme = 'light' | 'dark';

/** What the agent has in front of them. */
export type Place = { kind: 'tickets' } | { kind: 'ticket'; id: number } | { kind: 'app'; route: string };

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
    const before = place.get();
    // What an app shows of itself is one page to go back over.
    const how = next.kind === 'app' && before.kind === 'app' ? 'replaceState' : 'pushState';
    history[how](null, '', addressOf(next));
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

function addressOf(place: Place): string {
  if (place.kind === 'ticket') return `${paths.tickets}/${place.id}`;
  if (place.kind === 'tickets' || place.route === '') return paths[place.kind];
  return `${paths.app}/${encodeURIComponent(place.route)}`;
}

function placeOf(path: string): Place {
  const id = /^\/agent\/tickets\/(\d+)$/.exec(path)?.[1];
  if (id) return { kind: 'ticket', id: Number(id) };
  const route = /^\/agent\/apps\/handrail(?:\/(.*))?$/.exec(path);
  return route ? { kind: 'app', route: decodeURIComponent(route[1] ?? '') } : { kind: 'tickets' };
}
