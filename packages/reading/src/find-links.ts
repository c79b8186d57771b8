import { isAsciiWord } from './characters.ts';
import type { Meter } from './meter.ts';

export interface Span {
  start: number;
  end: number;
}

/** A web address as it stands in a text. */
export interface FoundLink extends Span {
  url: URL;
}

const mostUrl = 2048;
const mostScheme = 12;
const closers = new Set(Array.from(`<>"\`|{}\\^`));

/** URLs with a scheme, and addresses of the GitLab host written without one. In order, none inside another. */
export function findLinks(text: string, gitlabHost: string, meter: Meter): { links: FoundLink[]; spans: Span[] } {
  const links: FoundLink[] = [];
  const spans: Span[] = [];
  meter.spend(2 * text.length);
  let done = 0;
  const lower = text.toLowerCase();
  const bare = lower.length === text.length ? lower : text;
  let scheme = text.indexOf('://');
  let host = bare.indexOf(`${gitlabHost}/`);
  while (scheme >= 0 || host >= 0) {
    const isScheme = scheme >= 0 && (host < 0 || scheme < host);
    const at = isScheme ? scheme : host;
    if (at >= done) {
      const start = isScheme ? schemeStart(text, at, done) : at;
      const isHost = isScheme || startsHost(text, at);
      const end = isHost ? urlEnd(text, isScheme ? at + 3 : at) : at + 1;
      meter.spend(end - start);
      if (isHost) {
        spans.push({ start, end });
        const url = parsed(isScheme ? text.slice(start, end) : `https://${text.slice(start, end)}`);
        if (url !== null && (!isScheme || start < at)) links.push({ url, start, end });
      }
      done = end;
    }
    if (isScheme) scheme = text.indexOf('://', Math.max(at + 3, done));
    else host = bare.indexOf(`${gitlabHost}/`, Math.max(at + 1, done));
  }
  return { links, spans };
}

function schemeStart(text: string, at: number, limit: number): number {
  let start = at;
  while (start > limit && at - start < mostScheme && isAsciiWord(text.charCodeAt(start - 1))) start -= 1;
  return start;
}

/** False inside a longer host or path, e.g. in `notgitlab.com/x` or `docs.gitlab.com/x`. */
function startsHost(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return (
    at === 0 ||
    !(
      isAsciiWord(before) ||
      before === 0x2e ||
      before === 0x2d ||
      before === 0x40 ||
      before === 0x2f ||
      before === 0x5f
    )
  );
}

/** URLs end at a blank, a closing mark, or where another script begins. Marks that end sentences are not of them. */
function urlEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && end - from < mostUrl) {
    const code = text.charCodeAt(end);
    if (code <= 0x20 || code >= 0x7f || closers.has(text[end] ?? '')) break;
    end += 1;
  }
  while (end > from && ".,;:!?'*_~)]".includes(text[end - 1] ?? ' ')) {
    if (text[end - 1] === ')' && text.slice(from, end).includes('(')) break;
    end -= 1;
  }
  return end;
}

function parsed(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
