import type { StoredRun } from './store.ts';

/** One spelling for all letter cases, in every script: also for both ways to write an accent, both sigmas, and all four i. */
const folded = (text: string) =>
  text.normalize('NFC').toLowerCase().toUpperCase().toLowerCase().replaceAll('\u0307', '').replaceAll('ı', 'i');

/** As JSON writes it: that is how values are stored. */
const written = (person: string) => JSON.stringify(person.normalize('NFC')).slice(1, -1);

/** Engines fold plain letters only, so for `like` everything else may be anything; `naming` then looks closely. */
export function namingPattern(person: string): string {
  const plain = written(person)
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&');
  const isPlain = /^[ -~]*$/.test(plain);
  // Among such letters an i may have been one without a dot, or with two.
  return isPlain ? `%${plain}%` : `%${plain.replace(/[^ -~]+|i/g, '%')}%`;
}

/** Those of the found runs that really name the person. */
export async function naming(
  person: string,
  ids: readonly string[],
  load: (id: string) => Promise<StoredRun | null>,
): Promise<string[]> {
  const wanted = folded(written(person));
  const found: string[] = [];
  for (const id of ids) {
    const stored = await load(id);
    if (!stored) continue;
    const { run, events, ticket } = stored;
    if (folded(JSON.stringify([run.summary, events, ticket])).includes(wanted)) found.push(id);
  }
  return found;
}
