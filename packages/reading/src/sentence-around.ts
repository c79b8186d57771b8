import type { Meter } from './meter.ts';

/** Longest sentence that is shown, in characters. */
const most = 300;
const half = 140;

function isEnd(text: string, at: number): boolean {
  const sign = text[at] ?? '';
  if (sign === '\n' || sign === '。' || sign === '！' || sign === '？') return true;
  if (sign !== '.' && sign !== '!' && sign !== '?') return false;
  const next = text[at + 1];
  return next === undefined || next === ' ' || next === '\n';
}

/** The sentence around a place, in one line; cut with an ellipsis where it is long. */
export function sentenceAround(text: string, start: number, end: number, meter: Meter): string {
  let from = start;
  while (from > 0 && start - from < half && !isEnd(text, from - 1)) from -= 1;
  const limit = Math.min(text.length, end + half, from + most - 2);
  let to = Math.min(end, limit);
  while (to < limit && !isEnd(text, to)) to += 1;
  meter.spend(to - from);
  const isWhole = to >= text.length || isEnd(text, to);
  const stop = isWhole && text[to] !== undefined && text[to] !== '\n' ? text[to] : '';
  const said = `${text.slice(from, to)}${stop}`.replaceAll(/\s+/g, ' ').trim();
  return `${start - from >= half ? '…' : ''}${said}${isWhole ? '' : '…'}`.slice(0, most);
}
