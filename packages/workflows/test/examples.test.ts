import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { jsonSchema } from '../src/commands/json-schema.ts';
import { packs, runCli } from './_run-cli.ts';

const examples = fileURLToPath(new URL('../examples', import.meta.url));

test('the example leaves nothing to fix', { timeout: 60_000 }, async () => {
  const { code, out } = await runCli(['report', 'trial_extension'], { env: { WORKFLOWS_DIR: examples } });
  expect({ code, out }).toEqual({ code: 0, out: '1 workflow: nothing to fix\n' });
});

/** Names of keys, at any depth. */
function keysIn(value: unknown, isKey: (name: string, above: string) => boolean, above = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((part) => keysIn(part, isKey, above));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [
    ...(isKey(name, above) ? [name] : []),
    ...keysIn(part, isKey, name),
  ]);
}

test('every key that a workflow may have is shown by one, of the handbook or the example', () => {
  const may = new Set(
    keysIn(JSON.parse(jsonSchema('workflow')), (name, above) => above === 'properties' && name !== '$schema'),
  );
  const written = [packs, examples]
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
    .filter((file) => file.endsWith('.yaml') && !file.endsWith('cases.yaml'));
  const shown = new Set(written.flatMap((file) => keysIn(parse(readFileSync(file, 'utf8')), () => true)));
  expect([...may].filter((key) => !shown.has(key))).toEqual([]);
});
