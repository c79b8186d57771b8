import type { ComposerFormat } from './composer.ts';
import { essenceOf, mappedEssence, plainTextOf } from './plain-text.ts';

/** What the app itself put into a ticket's composer last. */
export interface OwnText {
  mode: 'public' | 'internal';
  format: ComposerFormat;
  text: string;
}

/** Remembers it beyond a reload of the frame, whose composer lives on: one text a mode, as Zendesk may keep a draft each. */
export interface OwnTextMemory {
  read: (mode: OwnText['mode']) => OwnText | null;
  write: (mode: OwnText['mode'], own: OwnText | null) => void;
}

/** A stretch of a draft, end excluded. */
export interface Stretch {
  start: number;
  end: number;
}

const kindOf = (format: ComposerFormat) => (format === 'html' ? 'html' : 'plain');

/**
 * Where a draft holds a text unchanged but for its markup, with the tags that belong to it; null where it does not.
 * @param draft in NFC
 */
export function findText(draft: string, draftFormat: ComposerFormat, own: Pick<OwnText, 'text' | 'format'>) {
  const wanted = essenceOf(own.text, kindOf(own.format));
  if (wanted === '') return null;
  const { essence, places } = mappedEssence(draft, kindOf(draftFormat));
  for (let from = essence.indexOf(wanted); from >= 0; from = essence.indexOf(wanted, from + 1)) {
    const first = places[from] ?? 0;
    const last = places[from + wanted.length - 1] ?? 0;
    const end = last + (/^[\s\S]/u.exec(draft.slice(last))?.[0].length ?? 1);
    const isInsideWord =
      /[\p{L}\p{N}]$/u.test(draft.slice(Math.max(0, first - 2), first)) ||
      /^[\p{L}\p{N}]/u.test(draft.slice(end, end + 2));
    // A short text may be part of the agent's own words; a long one stands where the cursor split a word.
    if (isInsideWord && wanted.length < 20) continue;
    const words = withSigns(draft, { start: first, end }, own);
    return draftFormat === 'html' ? withTags(draft, words) : words;
  }
  return null;
}

/** Whether most words of a text stand in a draft: it was changed by hand, and a second copy would double it. */
export function resembles(draft: string, draftFormat: ComposerFormat, own: Pick<OwnText, 'text' | 'format'>): boolean {
  const words = wordsOf(own.text, own.format);
  if (words.size === 0) return false;
  const there = wordsOf(draft, draftFormat);
  const shared = [...words].filter((word) => there.has(word)).length;
  return shared >= Math.max(Math.ceil(words.size * 0.6), Math.min(words.size, 4));
}

function wordsOf(text: string, format: ComposerFormat): Set<string> {
  const plain = format === 'html' ? plainTextOf(text) : text;
  return new Set(
    plain
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]{3,}/gu),
  );
}

/** Signs around the words, such as a list's dash or the last full stop, belong to the text when it has them too. */
function withSigns(
  draft: string,
  { start, end }: Stretch,
  { text, format }: Pick<OwnText, 'text' | 'format'>,
): Stretch {
  const plain = (format === 'html' ? plainTextOf(text) : text.normalize('NFC')).trim();
  const lead = /^[^\p{L}\p{N}]*/u.exec(plain)?.[0] ?? '';
  const trail = /[^\p{L}\p{N}]*$/u.exec(plain)?.[0] ?? '';
  return {
    start: draft.slice(0, start).endsWith(lead) ? start - lead.length : start,
    end: draft.startsWith(trail, end) ? end + trail.length : end,
  };
}

const longestTag = 2000;

/** Grows a stretch of HTML over the tags directly around it until every element in it is whole. */
function withTags(draft: string, inner: Stretch): Stretch | null {
  let { start, end } = inner;
  for (;;) {
    const { unopened, unclosed } = looseTags(draft.slice(start, end));
    const before = /<[a-z][^<>]*>\s*$/i.exec(draft.slice(Math.max(0, start - longestTag), start));
    const after = /^\s*<\/[a-z][^<>]*>/i.exec(draft.slice(end, end + longestTag));
    if (unopened > 0) {
      if (!before) return null;
      start -= before[0].length;
    } else if (unclosed > 0) {
      if (!after) return null;
      end += after[0].length;
    } else if (before && after) {
      start -= before[0].length;
      end += after[0].length;
    } else return { start, end };
  }
}

const voids = /^<(br|hr|img|input|wbr)\b|\/>$/i;

function looseTags(html: string): { unopened: number; unclosed: number } {
  let unopened = 0;
  let unclosed = 0;
  for (const [tag] of html.matchAll(/<[^>]*>/g)) {
    if (voids.test(tag)) continue;
    if (!tag.startsWith('</')) unclosed += 1;
    else if (unclosed > 0) unclosed -= 1;
    else unopened += 1;
  }
  return { unopened, unclosed };
}
