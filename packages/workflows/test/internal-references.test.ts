import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isScalar, parseDocument, visit } from 'yaml';
import { packageHome } from '../src/package-home.ts';

const packs = join(packageHome, 'packs');
const files = readdirSync(packs, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(workflow|fragment)\.yaml$|\.md$/.test(file),
);
const internal = /\bX\d+\b|\brules? \d+\b/i;

/** All words of a source that somebody may read; what it covers of the handbook is for the coverage page. */
function wordsOf(file: string): string[] {
  const text = readFileSync(join(packs, file), 'utf8');
  const [, head = text, body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
  const words: string[] = [body];
  visit(parseDocument(head), {
    Pair(_key, pair) {
      return isScalar(pair.key) && pair.key.value === 'handbook' ? visit.SKIP : undefined;
    },
    Scalar(_key, { value }) {
      if (typeof value === 'string') words.push(value);
    },
  });
  return words;
}

it.each(files)('%s tells agents and customers nothing by the number of a rule', (file) => {
  expect(wordsOf(file).filter((words) => internal.test(words))).toEqual([]);
});
