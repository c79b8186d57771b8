import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { schemaVersion } from '../../src/store/tables.ts';

const service = join(import.meta.dirname, '../..');

const column = 'alter table runs add column later text';
const index = 'create index runs_by_later on runs (account, later)';

/** Places of the sources and what the next release has there. */
const changes: readonly [file: string, place: RegExp, by: string][] = [
  ['store/tables.ts', /(export const schemaVersion = )\d+/, `$1${schemaVersion + 1}`],
  [
    'store/postgres-schema.ts',
    /(export const postgresUpgrades: Upgrades = \{)/,
    `$1 ${schemaVersion + 1}: ['${column}'],`,
  ],
  ['store/postgres-schema.ts', /(export const postgresIndexes: readonly string\[\] = \[)/, `$1 '${index}',`],
];

/** A place that is not there any more must not pass for a new release. */
function changed(text: string, place: RegExp, by: string): string {
  if (!place.test(text)) throw new Error(`The sources have no ${place}`);
  return text.replace(place, by);
}

const nextSources: Plugin = {
  name: 'handrail-next-release',
  enforce: 'pre',
  transform(text, id) {
    const here = changes.filter(([file]) => id.endsWith(`/src/${file}`));
    return here.reduce((all, [, place, by]) => changed(all, place, by), text);
  },
};

/** Builds this release, or one that wants a column and an index more, as the next may. */
export async function buildRelease(home: string, name: 'this' | 'next'): Promise<string> {
  const outDir = join(home, name);
  await build({
    root: service,
    configFile: join(service, 'vite.config.ts'),
    logLevel: 'error',
    plugins: name === 'next' ? [nextSources] : [],
    build: { outDir, emptyOutDir: true },
  });
  symlinkSync(join(service, '../../node_modules'), join(outDir, 'node_modules'));
  return join(outDir, 'server.js');
}
