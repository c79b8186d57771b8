import { useEffect, useLayoutEffect, useRef } from 'react';

/**
 * Keeps the keyboard where the agent works: when an answer removes the focused control, focus goes to the next
 * question, else to the next step.
 * @param version changes whenever the content may have been redrawn
 */
export function useFocusKept(version: number) {
  const root = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  useEffect(() => {
    const page = root.current;
    if (!page) return undefined;
    const note = () => {
      hadFocus.current = page.contains(document.activeElement);
    };
    // A removed element sends no blur, so only arrivals elsewhere and true departures count.
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  useLayoutEffect(() => {
    // Where the agent works elsewhere in Zendesk, what they type there is not to land here.
    if (!hadFocus.current || document.activeElement !== document.body || !document.hasFocus()) return;
    const page = root.current;
    const next =
      page?.querySelector<HTMLElement>('[data-question] :is(button, input, select, textarea):not(:disabled)') ??
      page?.querySelector<HTMLElement>('[data-step] button[aria-expanded="true"]');
    next?.focus({ preventScroll: true });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- any new version may have removed the focused control
  }, [version]);
  return { ref: root };
}
