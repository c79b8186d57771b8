import { useEffect, useLayoutEffect, useRef } from 'react';

/** Panels in panels, and all that was opened before them. */
const longest = 50;

/**
 * Keeps the keyboard where the agent works: when an answer removes the focused control, focus goes to the next
 * question, else to the next step; when a panel closes, back to where it was before.
 * @param version changes whenever the content may have been redrawn
 */
export function useFocusKept(version: number) {
  const root = useRef<HTMLDivElement>(null);
  // A workflow that was begun from here takes the place of what began it.
  const hadFocus = useRef(true);
  useEffect(() => {
    const page = root.current;
    if (!page) return undefined;
    const trail: HTMLElement[] = [];
    const arrive = ({ target }: FocusEvent) => {
      hadFocus.current = target instanceof HTMLElement && page.contains(target);
      if (target instanceof HTMLElement && hadFocus.current) trail.push(target);
      if (trail.length > longest) trail.shift();
    };
    const leave = ({ target }: FocusEvent) => {
      // Browsers may send this for what they remove or disable, too: only what can be used still was really left.
      queueMicrotask(() => {
        const isLeft = target instanceof HTMLElement && target.isConnected && !target.matches(':disabled');
        if (isLeft && document.activeElement === document.body) hadFocus.current = false;
      });
    };
    const goBack = () => {
      if (!hadFocus.current || !isLost() || trail.at(-1)?.isConnected !== false) return;
      const before = trail.findLast((one) => one.isConnected && !one.matches(':disabled'));
      (before ?? nextIn(page))?.focus({ preventScroll: true });
    };
    const removals = new MutationObserver(goBack);
    removals.observe(page, { childList: true, subtree: true });
    document.addEventListener('focusin', arrive);
    document.addEventListener('focusout', leave);
    return () => {
      removals.disconnect();
      document.removeEventListener('focusin', arrive);
      document.removeEventListener('focusout', leave);
    };
  }, []);
  useLayoutEffect(() => {
    if (hadFocus.current && isLost()) nextIn(root.current)?.focus({ preventScroll: true });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- any new version may have removed the focused control
  }, [version]);
  return { ref: root };
}

/** Where the agent works elsewhere in Zendesk, what they type there is not to land here. */
const isLost = () => document.activeElement === document.body && document.hasFocus();

const nextIn = (page: HTMLElement | null) =>
  page?.querySelector<HTMLElement>('[data-question] :is(button, input, select, textarea):not(:disabled)') ??
  page?.querySelector<HTMLElement>('[data-step] button[aria-expanded="true"]');
