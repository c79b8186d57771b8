import type { ComposerFormat } from './composer.ts';

/** Between two blocks; nothing of the text is lost in a split. */
const between = { html: /(?<=<\/(?:p|ul|ol|pre|blockquote|h\d)>)/i, plain: /(?<=\n{2,})(?!\n)/ } as const;

/** Two texts for one reader as one: the greeting and the close that both have stand there once. */
export function joinedText(first: string, second: string, format: ComposerFormat): string {
  const kind = format === 'html' ? 'html' : 'plain';
  const gap = kind === 'html' ? '' : '\n\n';
  const before = first.trim().split(between[kind]);
  const after = second.trim().split(between[kind]);
  const most = Math.min(before.length, after.length);
  const opening = countWhile(most, (at) => isSame(before[at], after[at]));
  const close = countWhile(most - opening, (at) => isSame(before.at(-1 - at), after.at(-1 - at)));
  const added = after
    .slice(opening, after.length - close)
    .join('')
    .trim();
  if (added === '' || first.includes(added)) return first;
  const whole = [before.slice(0, before.length - close), [added], before.slice(before.length - close)];
  return whole
    .map((blocks) => blocks.join('').trim())
    .filter((part) => part !== '')
    .join(gap);
}

const isSame = (one = '', other = '') => one.trim() === other.trim();

function countWhile(most: number, holds: (at: number) => boolean): number {
  let count = 0;
  while (count < most && holds(count)) count += 1;
  return count;
}
