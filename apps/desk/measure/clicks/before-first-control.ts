import type { Frame, FrameLocator } from '@playwright/test';
import { z } from 'zod';

const BeforeSchema = z.object({ pixels: z.number(), words: z.number(), control: z.string() });
export type Before = z.infer<typeof BeforeSchema>;

/** In the page's own words: a bundler's helpers do not exist there. */
const look = `(main) => {
  const folds = (control) => control.hasAttribute('aria-expanded') || control.closest('header') !== null;
  const first = [...main.querySelectorAll('button, input, select, textarea')].find(
    (control) => !control.disabled && control.getClientRects().length > 0 && !folds(control),
  );
  if (!first) return { pixels: -1, words: 0, control: '' };
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  let words = 0;
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if ((first.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_PRECEDING) === 0) break;
    if (text.parentElement.closest('.visually-hidden, [hidden], svg')) continue;
    words += text.data.split(/\\s+/).filter((word) => /[\\p{L}\\p{N}]/u.test(word)).length;
  }
  const control = first.getAttribute('aria-label') ?? first.textContent ?? '';
  return { pixels: Math.round(first.getBoundingClientRect().top + scrollY), words, control };
}`;

/**
 * What stands above the first control that answers or does something. What only folds out, and the strip's own menu,
 * is none.
 */
export async function beforeFirstControl(sidebar: FrameLocator): Promise<Before> {
  return BeforeSchema.parse(await (await frameOf(sidebar)).evaluate(`(${look})(document.querySelector('main'))`));
}

export async function frameOf(sidebar: FrameLocator): Promise<Frame> {
  const frame = await (await sidebar.getByRole('main').first().elementHandle())?.ownerFrame();
  if (!frame) throw new Error('The sidebar shows nothing');
  return frame;
}
