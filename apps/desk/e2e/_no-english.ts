import type { FrameLocator } from '@playwright/test';
import { expect, type Seat } from './_desk.ts';

/** Words without which nobody writes an English sentence, and which the other languages do not have. */
const english =
  /\b(the|of|and|is|are|to|this|that|with|from|be|been|have|it|which|can|by|for|or|yet|no longer|says|replied|yes|looked|first|done|not decided|at least|at most|anything|nothing)\b/i;

/** Who reads Handrail in another language than it is written in. */
export const readers = { de: 9004, es: 9005, ja: 9006 } as const;
export type Language = keyof typeof readers;
/** All languages and workflows take minutes and are walked with the gallery; one language finds what has no code. */
export const isWhole = process.env['HANDRAIL_LONG'] === '1';
export const spoken: readonly Language[] = isWhole ? ['de', 'es', 'ja'] : ['de'];

/** Texts that stay as they are in every language. */
export interface Written {
  /** Marked with its language where it stands by itself. */
  byWorkflows: Set<string>;
  byPeople: Set<string>;
}

/** Sentences of ours stand in answers in English too, for notes and files. */
const ours = new Set([
  'told',
  'waitingTold',
  'why',
  'lapsed',
  'handover',
  'record',
  'history',
  'unreadable',
  'drawing',
]);
const people = new Set(['subject', 'value', 'comment', 'note', 'name', 'username', 'email', 'evidence']);
/** What the page has words for wherever the service told a code. */
const worded = new Set(['says', 'because', 'on', 'next']);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const squeezed = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** Whether the page says this part of an answer in words of its own. */
function isOurs(part: string, within: Record<string, unknown>): boolean {
  if (part === 'waitingOn') return within['waitingTold'] !== undefined;
  if (part === 'why' && within['state'] === 'not_needed') return within['told'] !== undefined;
  if (part === 'to' && 'fact' in within) return true;
  const { told } = within;
  if (worded.has(part) && isRecord(told)) return 'code' in told || told[part] !== undefined;
  return ours.has(part);
}

/** What workflows and people wrote in an answer of the service. */
function gather(value: unknown, into: Written, key = ''): void {
  if (typeof value === 'string' && (value.length > 3 || key === 'label')) {
    (people.has(key) ? into.byPeople : into.byWorkflows).add(squeezed(value));
  } else if (Array.isArray(value)) for (const one of value) gather(one, into, key);
  else if (isRecord(value)) {
    for (const [part, one] of Object.entries(value)) if (!isOurs(part, value)) gather(one, into, part);
  }
}

/** All that the seat's pages were given from now on. */
export function watched(seat: Seat): Written {
  const written: Written = { byWorkflows: new Set(), byPeople: new Set() };
  seat.page.on('response', (response) => {
    if (!response.ok() || !new URL(response.url()).pathname.includes('/v1/')) return;
    void response.json().then(
      (body: unknown) => gather(body, written),
      // A stream, or a page that went before it was read.
      () => undefined,
    );
  });
  return written;
}

interface Drawn {
  text: string;
  /** As which it is read aloud. */
  lang: string;
  /** In place of what is drawn. */
  isName: boolean;
}

/** Every text on the page, and what is read out instead of it. */
const texts = (page: FrameLocator): Promise<Drawn[]> =>
  page.locator('body').evaluate((body) => {
    const found: Drawn[] = [];
    const langOf = (element: Element | null) => element?.closest('[lang]')?.getAttribute('lang') ?? '';
    const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) {
        for (const name of ['aria-label', 'title', 'placeholder'])
          found.push({ text: node.getAttribute(name) ?? '', lang: langOf(node), isName: true });
      } else if (!node.parentElement?.closest('script, style')) {
        found.push({ text: node.textContent ?? '', lang: langOf(node.parentElement), isName: false });
      }
    }
    return found
      .map(({ text, ...rest }) => ({ text: text.replaceAll(/\s+/g, ' ').trim(), ...rest }))
      .filter(({ text }) => text !== '');
  });

interface Page {
  page: FrameLocator;
  language: Language;
  written: Written;
  /** Texts of workflows that stand by themselves there are more than these. */
  least?: number;
}

/** A short word is only left out where it stands by itself: it may be part of another. */
const without = (text: string, known: string): string =>
  known.length > 3
    ? text.replaceAll(known, '·')
    : text.replaceAll(
        new RegExp(String.raw`(?<!\p{L})${known.replaceAll(/\W/g, String.raw`\$&`)}(?!\p{L})`, 'gu'),
        '·',
      );

/** No English of ours; and a text of a workflow that stands by itself is marked as the English it is. */
export async function expectNoEnglish({ page, language, written, least = 5 }: Page): Promise<void> {
  // The page may have drawn an answer before this has read it.
  await expect(async () => {
    const known = [...written.byWorkflows, ...written.byPeople].toSorted((a, b) => b.length - a.length);
    const left = (await texts(page)).map((drawn) => ({
      ...drawn,
      rest: known.reduce(without, drawn.text),
    }));
    expect(left.filter(({ rest }) => english.test(rest)).map(({ text }) => text)).toEqual([]);
    const drawn = left.filter(({ isName }) => !isName);
    const unmarked = drawn.filter(
      ({ text, rest, lang }) => rest === '·' && english.test(text) && lang !== 'en' && !written.byPeople.has(text),
    );
    expect(unmarked).toEqual([]);
    const foreign = drawn.filter(
      ({ rest, lang }) => /\p{L}{3}/u.test(rest) && !rest.includes('·') && !lang.startsWith(language),
    );
    expect(foreign).toEqual([]);
    expect(drawn.filter(({ lang }) => lang === 'en').length).toBeGreaterThan(least);
  }).toPass({ timeout: 10_000 });
}
