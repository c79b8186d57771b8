import { isUnspaced } from '@handrail/reading';
import { spelledInFull } from './loose-spellings.ts';

/** What the platform's decomposition leaves whole. */
const ligatures: Readonly<Record<string, string>> = { ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ı: 'i' };
const latinMarks = /[\u0300-\u036f]/g;
/** What stands for the dots of ä, ö and ü on other keyboards; left out on both sides, it tells nothing apart. */
const umlautE = /(?<=[aou])e/g;
const wordLike = /[\p{L}\p{M}\p{N}]/u;
const closing = new Set(Array.from('.!?。！？'));
const inAddress = /[\w.%+'-]/;
const inUrl = /[!-;=?-~]/;
/** Longest stretch of an address or URL that is looked at; what is longer counts as words. */
const mostStretch = 300;

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(latinMarks, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[ßœæøłđı]/g, (letter) => ligatures[letter] ?? letter);

export const isLetter = (sign: string | undefined): boolean => sign !== undefined && wordLike.test(sign);

/** True for letters of scripts that are written without spaces, where no blank tells where a word ends. */
export const isUnspacedLetter = (sign: string | undefined): boolean =>
  sign !== undefined && isUnspaced(sign.charCodeAt(0));

/**
 * A text as phrases are compared: lower case, without accents, `ue` like the `ü` it often stands for, fast spellings in
 * full, hyphens and other signs as single blanks, `\n` where a sentence ends. An address becomes `@`, a URL its host.
 * Each character is looked at a bounded number of times.
 */
export function foldText(text: string): string {
  const folded = withoutTargets(plain(text));
  const parts: string[] = [];
  let gap = '';
  for (let at = 0; at < folded.length; at += 1) {
    const sign = folded[at] ?? '';
    if (sign === '@' || wordLike.test(sign)) {
      if (gap !== '' && parts.length > 0) parts.push(gap);
      gap = '';
      parts.push(sign);
    } else if (gap !== '\n') gap = endsSentence(folded, at) ? '\n' : ' ';
  }
  return spelledInFull(parts.join('')).replaceAll(umlautE, '');
}

/** A full stop inside `gitlab.com` ends nothing, and neither does the line break of a mail program. */
function endsSentence(text: string, at: number): boolean {
  const sign = text[at] ?? '';
  const next = text[at + 1];
  if (sign === '\n') return next === '\n';
  if (!closing.has(sign)) return false;
  return next === undefined || sign > '~' || /[\s"'”’»)]/.test(next);
}

function withoutTargets(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const isUrl = text[at] === ':' && text.startsWith('://', at);
    if (!isUrl && text[at] !== '@') continue;
    const form = isUrl ? /[a-z]/ : inAddress;
    let start = at;
    while (start > from && at - start < mostStretch && form.test(text[start - 1] ?? '')) start -= 1;
    let end = at + 1;
    while (end < text.length && end - at < mostStretch && (isUrl ? inUrl : inAddress).test(text[end] ?? '')) end += 1;
    const host = isUrl ? (text.slice(at + 3, end).split('/', 1)[0] ?? '') : '@';
    parts.push(text.slice(from, start), ' ', host, ' ');
    from = end;
    at = end - 1;
  }
  parts.push(text.slice(from));
  return parts.join('');
}
