import type { Language } from '../text/language.ts';

/** Puts the words of the page's first HTML into the browser's language; the agent's own is known once Zendesk answers. */
export function sayOpening(page: Document, { messages, spoken }: Language): void {
  const words = page.querySelector('.skeleton p');
  if (!words) return;
  words.textContent = messages['opening.text'];
  page.documentElement.lang = spoken;
}
