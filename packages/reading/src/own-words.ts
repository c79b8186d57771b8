import type { Meter } from './meter.ts';
import { endsMessage, isCodeFence, isHeaderBlock, isReplyHead } from './quoted-parts.ts';
import { startsSignature } from './signature.ts';

/** Longest part of a line that says what kind of line it is. */
const mostOfLine = 400;

/**
 * What the writer of a message wrote themself: quotes, forwarded mails, signatures and code are left out. Answers
 * below or between quoted lines stay.
 */
export function ownWords(text: string, meter: Meter): string {
  meter.spend(text.length);
  const lines = text.split('\n');
  const heads = lines.map((line) => line.slice(0, mostOfLine).trim());
  const kept: string[] = [];
  let inCode = false;
  for (let at = 0; at < lines.length; at += 1) {
    const head = heads[at] ?? '';
    if (isCodeFence(head)) {
      inCode = !inCode;
      continue;
    }
    if (inCode || head.startsWith('>')) continue;
    if (endsMessage(head) || isHeaderBlock(heads, at) || startsSignature(heads, at)) break;
    const replyLines = isReplyHead(heads, at);
    if (replyLines > 0) {
      // Only a quote with marks tells where the writer's own words go on.
      if (!nextText(heads, at + replyLines).startsWith('>')) break;
      at += replyLines - 1;
      continue;
    }
    kept.push(lines[at] ?? '');
  }
  return kept.join('\n').trim();
}

/** The next line that is not empty, within a few lines. */
function nextText(heads: readonly string[], from: number): string {
  return heads.slice(from, from + 4).find((head) => head !== '') ?? '';
}
