import { useCallback, useEffect, useRef, useState } from 'react';
import type { Zendesk } from '../zendesk/zendesk.ts';

/** What the page shows, as the browser's address holds it: a bookmark leads back to it. */
export type ViewState = Readonly<Record<string, string>>;

export const readState = (route: string): ViewState => Object.fromEntries(new URLSearchParams(route));

/** Names without a value are left out. */
export const writeState = (state: ViewState): string =>
  new URLSearchParams(Object.entries(state).filter(([, value]) => value !== '')).toString();

/** @returns what is shown, and how to change some of it */
export function useViewState(zendesk: Zendesk): [ViewState, (change: ViewState) => void] {
  const [state, setState] = useState<ViewState>({});
  const latest = useRef(state);
  const shown = useRef<string[]>([]);
  const take = useCallback((next: ViewState) => {
    latest.current = next;
    setState(next);
  }, []);
  useEffect(
    () =>
      zendesk.onRoute((route) => {
        const next = writeState(readState(route));
        // An own change comes back as a route, perhaps after a newer one was made.
        const at = shown.current.indexOf(next);
        if (at >= 0) shown.current.splice(0, at + 1);
        else if (next !== writeState(latest.current)) take(readState(route));
      }),
    [zendesk, take],
  );
  const change = useCallback(
    (some: ViewState) => {
      const route = writeState({ ...latest.current, ...some });
      take(readState(route));
      shown.current.push(route);
      // A Zendesk that takes no route shows the same; only the bookmark is lost.
      zendesk.showRoute(route).catch(() => undefined);
    },
    [zendesk, take],
  );
  return [state, change];
}
