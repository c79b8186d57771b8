import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { jsonSchema, schemaNames } from '../src/commands/json-schema.ts';
import { packNames } from '../src/pack-files.ts';
import { packs } from './_run-cli.ts';

const home = fileURLToPath(new URL('..', import.meta.url));

function filesOf(name: (typeof schemaNames)[number]): string[] {
  const shared = join(packs, '_shared');
  if (name === 'vocabulary') return [join(shared, 'vocabulary.yaml')];
  const root = name === 'fragment' ? shared : packs;
  return packNames(root).map((pack) => join(root, pack, `${name}.yaml`));
}

describe.each(schemaNames)('the %s schema', (name) => {
  it('is written as it is generated', () => {
    const written = readFileSync(join(home, `${name}.schema.json`), 'utf8').replaceAll('\r\n', '\n');
    expect(written).toBe(`${jsonSchema(name)}
`);
  });

  it('accepts the files of every workflow', () => {
    const schema = z.fromJSONSchema(JSON.parse(jsonSchema(name)));
    const files = filesOf(name);
    expect(files.length).toBeGreaterThan(name === 'vocabulary' ? 0 : 2);
    const refused = files.filter((file) => !schema.safeParse(parse(readFileSync(file, 'utf8'))).success);
    expect(refused).toEqual([]);
  });
});
