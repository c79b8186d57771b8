import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '..');
const physical = [
  /\b(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b/,
  /\b(?:margin|padding|border\w*)(?:Left|Right)\b/,
  /^\s*(?:left|right): ?(?:-?[\d.]|auto|\$)/,
  /\b(?:text-align|textAlign|float|clear): '?(?:left|right)\b/,
];
const fourSided = /\b(?:margin|padding|inset|border-width): ?'?[\w.%-]+ ([\w.%-]+) [\w.%-]+ ([\w.%-]+)/;

/** Whether a line of CSS names a side of the screen instead of a side of the text. */
function isPhysical(line: string): boolean {
  const [, right, left] = fourSided.exec(line) ?? [];
  return right !== left || physical.some((pattern) => pattern.test(line));
}

test.each([
  ['  padding-left: 4px;', true],
  ['  padding: 0 0 12px 24px;', true],
  ["style={{ textAlign: 'left' }}", true],
  ['  right: 0;', true],
  ['  padding: 4px 8px 4px 8px;', false],
  ['  padding-inline-start: 4px;', false],
  ['  text-align: start;', false],
])('%s', (line, expected) => {
  expect(isPhysical(line)).toBe(expected);
});

test('the styles of the page follow the direction of the text', () => {
  const found = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:tsx?|css)$/.test(file) && !file.includes('.test.'))
    .flatMap((file) => {
      const lines = readFileSync(join(src, file), 'utf8').split('\n');
      return lines.filter(isPhysical).map((line) => `${file}: ${line.trim()}`);
    });
  expect(found).toEqual([]);
});
