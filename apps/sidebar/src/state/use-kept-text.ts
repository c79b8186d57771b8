import { useCallback, useState } from 'react';

/**
 * A text somebody is writing, beyond a reload of the page. It may name customers, so it goes with the tab.
 *
 * @param name what it answers; two fields of one name share their text
 */
export function useKeptText(name: string, start: string) {
  const key = keyOf(name);
  const [text, setText] = useState(() => read(key) ?? start);
  const write = useCallback(
    (next: string) => {
      setText(next);
      keep(key, next);
    },
    [key],
  );
  /** It was recorded: nothing is half-typed any more. */
  const forget = useCallback(() => keep(key, null), [key]);
  return { text, write, forget };
}

/** A browser fetches all that it keeps for a page with the first look, and lets whoever looks wait. */
export const fetchKeptTexts = (): void => void read('');

const keyOf = (name: string) => `handrail:typed:${name}`;

/** For a form that took the texts of several fields. */
export const forgetKeptText = (name: string): void => keep(keyOf(name), null);

function read(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, text: string | null): void {
  try {
    if (text === null || text === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // A sandboxed or full storage: the text lives as long as this page.
  }
}
