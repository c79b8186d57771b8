import { addressKey, asciiDomain, plainLocal } from './address.ts';
import { isUnspaced, isWord } from './characters.ts';
import type { Span } from './find-links.ts';
import type { Meter } from './meter.ts';

/** An address as it stands in a text. */
export interface FoundAddress {
  /** As it is shown and looked up: in lower case, as a domain of letters where it was written so. */
  value: string;
  /** The form that compares. */
  key: string;
  start: number;
  end: number;
  /** False where the text leaves doubt about where the address begins. */
  sure: boolean;
}

const mostLocal = 66;
const mostDomain = 254;
/** Signs that may be part of a name before the `@` by the grammar. */
const atomSigns = new Set(Array.from(`.!#$%&'*+-/=?^_\`{|}~`));
/** Marks around an address that are not of it: emphasis, code, quotes, bullets, separators. */
const leadingMarks = new Set(Array.from(`*\`~|'{}!#$%&=?^/.-`));
/** After these the text went on where the address was cut. */
const trailingDoubt = new Set(Array.from('@%=&#$^+\\'));
const label = /(?:mail ?to|e-?mail|mail|address|adresse|correo|courriel|from|to|von|an|de|para|old|new|alt|neu)$/iu;

/**
 * Addresses that stand in a text whole. One that might be a part of something longer (a remote, a URL, a version, a name
 * with signs that nobody uses) is not read at all.
 *
 * @param links spans in which an `@` belongs to a URL
 */
export function findAddresses(text: string, links: readonly Span[], meter: Meter): FoundAddress[] {
  const found: FoundAddress[] = [];
  let limit = 0;
  let link = 0;
  meter.spend(text.length);
  for (let sign = text.indexOf('@'); sign >= 0; sign = text.indexOf('@', sign + 1)) {
    while (link < links.length && (links[link]?.end ?? 0) <= sign) link += 1;
    const around = links[link];
    if (around !== undefined && around.start <= sign) continue;
    const one = addressAt(text, sign, limit, meter);
    if (one === null) continue;
    limit = one.end;
    found.push(one);
  }
  return found;
}

function addressAt(text: string, sign: number, limit: number, meter: Meter): FoundAddress | null {
  const local = localBefore(text, sign, limit, meter);
  if (local === null) return null;
  const domain = domainAfter(text, sign, meter);
  if (domain === null) return null;
  const { start } = local;
  const end = sign + 1 + domain.length;
  if (text[start - 1] === '_' && text[end] !== '_') return null;
  if (isCutAfter(text, end, local.opens, local.isMailto)) return null;
  const key = addressKey(`${local.text}@${domain}`);
  if (key === null) return null;
  const plain = plainLocal(local.text) ?? local.text;
  return { value: `${plain.normalize('NFC')}@${domain}`.toLowerCase(), key, start, end, sure: local.sure };
}

interface Local {
  text: string;
  start: number;
  sure: boolean;
  /** The mark that stood before it, e.g. `_`; the same may stand after the address. */
  opens: string;
  isMailto: boolean;
}

function localBefore(text: string, sign: number, limit: number, meter: Meter): Local | null {
  if (text[sign - 1] === '"') return quotedBefore(text, sign, limit, meter);
  let start = sign;
  let lastUnspaced = -1;
  while (start > limit && sign - start < mostLocal) {
    const code = text.charCodeAt(start - 1);
    if (!isWord(code) && !atomSigns.has(text[start - 1] ?? '')) break;
    start -= 1;
    if (lastUnspaced < 0 && isUnspaced(code)) lastUnspaced = start;
  }
  meter.spend(sign - start);
  if (sign - start >= mostLocal) return null;
  let sure = true;
  if (lastUnspaced === sign - 1) sure = false;
  else if (lastUnspaced >= 0) start = lastUnspaced + 1;
  let opens = '';
  while (start < sign && leadingMarks.has(text[start] ?? '')) {
    opens = text[start] ?? '';
    start += 1;
  }
  if (text[start] === '_' && closesLater(text, sign)) {
    opens = '_';
    start += 1;
  }
  const own = text.slice(start, sign);
  if (plainLocal(own) === null) return null;
  if (
    lastUnspaced === sign - 1 &&
    (own.length > 12 ||
      /[\u3041-\u309f]/.test(own) ||
      !Array.from(own).every((letter) => isUnspaced(letter.charCodeAt(0))))
  ) {
    return null;
  }
  // French writes "d'info@…", and it is also how O'Brien's cousins are named.
  if (/^[a-z]'/iu.test(own)) sure = false;
  const before = text[start - 1] ?? ' ';
  const isGlued = before === ':' && /\w/.test(text[start - 2] ?? ' ');
  const isLabelled = isGlued && label.test(text.slice(Math.max(0, start - 12), start - 1));
  if (isGlued && !isLabelled) sure = false;
  if (before === '@' || before === '\\') return null;
  const isMailto = isGlued && text.slice(Math.max(0, start - 7), start).toLowerCase() === 'mailto:';
  return { text: own, start, sure, opens, isMailto };
}

function closesLater(text: string, sign: number): boolean {
  const after = text.slice(sign, sign + mostDomain);
  const close = after.indexOf('_');
  return close >= 0 && !/\s/.test(after.slice(0, close));
}

function quotedBefore(text: string, sign: number, limit: number, meter: Meter): Local | null {
  const from = Math.max(limit, sign - mostLocal);
  meter.spend(sign - from);
  const open = text.lastIndexOf('"', sign - 2);
  if (open < from) return null;
  const before = text.charCodeAt(open - 1);
  if (open > 0 && (isWord(before) || before === 0x5c)) return null;
  return { text: text.slice(open, sign), start: open, sure: true, opens: '', isMailto: false };
}

function domainAfter(text: string, sign: number, meter: Meter): string | null {
  let end = sign + 1;
  while (end < text.length && end - sign <= mostDomain) {
    const code = text.charCodeAt(end);
    if (!isWord(code) && code !== 0x2e && code !== 0x2d) break;
    end += 1;
  }
  meter.spend(end - sign);
  if (end - sign > mostDomain) return null;
  let domain = text.slice(sign + 1, end).replace(/[.-]{1,40}$/, '');
  // “…@acme.exampleです”: what follows in a script without spaces is not of a label that began in another.
  const last = domain.slice(domain.lastIndexOf('.') + 1);
  const foreign = Array.from(last).findIndex((letter) => isUnspaced(letter.charCodeAt(0)));
  if (foreign > 0) domain = domain.slice(0, domain.length - last.length + foreign);
  return asciiDomain(domain) === null ? null : domain;
}

function isCutAfter(text: string, end: number, opens: string, isMailto: boolean): boolean {
  const next = text[end] ?? ' ';
  const following = text[end + 1] ?? ' ';
  if (next === '=' && following === '>') return false;
  if (trailingDoubt.has(next)) return true;
  if (next === '_') return opens !== '_';
  // `git@host:group/project.git`, `ssh://git@host/…`; a second address may follow a slash.
  if (next === ':') return /[\w/~.]/.test(following);
  if (next === '/') return !/^\/[^\s/]{1,66}@/.test(text.slice(end, end + 70));
  if (next === '-' || next === '.') return false;
  return next === '?' && !isMailto && /\w=/.test(text.slice(end + 1, end + 30));
}
