import { hear } from '../service/contract-schemas.ts';
import { createWrittenWords } from '../text/written-words.ts';
import { whenIdle } from '../when-idle.ts';

/** Numbers and signs are read in every language. */
const letters = /\p{L}/u;

/**
 * Workflows speak their author's language, whatever the page speaks: where a text of theirs stands by itself it is marked
 * with it, so that a screen reader reads it right (WCAG 3.1.2). Within a sentence of ours it is read as a name is.
 */
export function markLanguage({ documentElement: page }: Document): void {
  const words = createWrittenWords(() => page.lang);
  const marked = new WeakSet<Element>();

  function mark(element: Element): void {
    const drawn = [...element.childNodes].flatMap((node) =>
      node instanceof Text && letters.test(node.data) ? node.data : [],
    );
    if (drawn.length > 0 && (marked.has(element) || !element.hasAttribute('lang'))) {
      const found = new Set(drawn.map((text) => words.languageOf(text)));
      const meant = (found.size === 1 && [...found][0]) || page.lang;
      const around = element.parentElement?.closest('[lang]')?.getAttribute('lang');
      if (meant === around) element.removeAttribute('lang');
      else element.setAttribute('lang', meant);
      marked.add(element);
    }
    for (const child of element.children) mark(child);
  }

  const changes = new MutationObserver((records) => {
    const targets = records.map(({ target }) => (target instanceof Element ? target : target.parentElement));
    for (const element of new Set(targets)) if (element?.isConnected) mark(element);
  });
  let isWatching = false;
  function take(answer: unknown) {
    words.learn(answer);
    if (words.isEmpty()) return;
    mark(document.body);
    if (!isWatching) changes.observe(document.body, { childList: true, characterData: true, subtree: true });
    isWatching = true;
  }
  // Nobody waits for this, and whoever clicks waits for the frame.
  hear((answer) => whenIdle(() => take(answer)));
}
