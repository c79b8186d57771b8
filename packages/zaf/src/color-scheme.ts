import type { Zaf } from './zaf.ts';

export type ColorScheme = 'light' | 'dark';

/** Known before the first paint: Zendesk writes it into the page's address. */
export function colorSchemeOfAddress(search: string): ColorScheme {
  return new URLSearchParams(search).get('colorScheme') === 'dark' ? 'dark' : 'light';
}

/** Hands over every later change. */
export function onColorScheme(zaf: Zaf, handler: (scheme: ColorScheme) => void): () => void {
  return zaf.on('colorScheme.changed', (data) => handler(data === 'dark' ? 'dark' : 'light'));
}
