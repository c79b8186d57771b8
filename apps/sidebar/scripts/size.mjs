import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

// Budgets in kB (1000 B, gzip -9). What the first paint waits for, and what may be fetched later in one go.
const eagerBudget = 94.5;
const lazyBudget = 25;
/** The lead's page with its own code, as decision 0050 has it. */
const leadBudget = 120;

/** The schemas that a ticket's page builds before it can read an answer. */
const schemaBudget = 41.5;

/** What a page names for the browser to fetch at once: each file costs a slow processor milliseconds of its own. */
const filesBudget = 24;

const assets = join(import.meta.dirname, '../dist/assets');
const chunks = JSON.parse(readFileSync(join(assets, 'chunks.json'), 'utf8'));
const kilobytes = (file) => gzipSync(readFileSync(join(assets, file)), { level: 9 }).length / 1000;

const entries = [...Object.keys(chunks).filter((key) => chunks[key].isEntry), 'src/open-page.tsx'];
/** A chunk and all it imports at once. */
const whole = (keys, found = new Set()) => {
  for (const key of keys) {
    if (found.has(key)) continue;
    found.add(key);
    whole(chunks[key].imports ?? [], found);
  }
  return found;
};
const eager = whole(entries);
const lead = whole([...entries, 'src/lead/nav-bar.tsx']);

const scripts = Object.entries(chunks).filter(([, chunk]) => chunk.file.endsWith('.js'));
const sizeOf = (keys) =>
  scripts.filter(([key]) => keys.has(key)).reduce((sum, [, chunk]) => sum + kilobytes(chunk.file), 0);
const eagerSize = sizeOf(eager);
const leadSize = sizeOf(lead);
const lazy = scripts
  .filter(([key]) => !eager.has(key))
  .map(([, chunk]) => ({ file: chunk.file, size: kilobytes(chunk.file) }));
const tooLarge = lazy.filter(({ size }) => size > lazyBudget);
const largest = lazy.reduce((most, chunk) => (chunk.size > most.size ? chunk : most), { file: 'none', size: 0 });

const schemaSize = sizeOf(whole(['src/service/launch-schema.ts', 'src/service/contract-schemas.ts']));

/** What a browser would compile function by function, with somebody waiting: see vite.config.ts. */
const compiledLate = scripts.filter(
  ([, { file }]) => !readFileSync(join(assets, file), 'utf8').startsWith('//# allFunctionsCalledOnLoad\n'),
);

const filesOf = (location) =>
  readFileSync(join(assets, `${location}.html`), 'utf8').match(/assets\/[\w-]+\.js/g).length;
const pages = ['ticket_sidebar', 'nav_bar', 'modal'].map((location) => ({ location, files: filesOf(location) }));
const scattered = pages.filter(({ files }) => files > filesBudget);

console.log(
  `Sidebar: ${eagerSize.toFixed(1)} of ${eagerBudget} kB eager, ${leadSize.toFixed(1)} of ${leadBudget} kB on the lead's page, ${schemaSize.toFixed(1)} of ${schemaBudget} kB of schemas for a ticket, largest lazy chunk ${largest.size.toFixed(1)} of ${lazyBudget} kB, at most ${Math.max(...pages.map(({ files }) => files))} of ${filesBudget} files for a page`,
);
for (const { file, size } of tooLarge) console.error(`${file} is ${size.toFixed(1)} kB, over ${lazyBudget} kB`);
if (eagerSize > eagerBudget) console.error(`The first bundle is ${eagerSize.toFixed(1)} kB, over ${eagerBudget} kB`);
if (leadSize > leadBudget) console.error(`The lead's page is ${leadSize.toFixed(1)} kB, over ${leadBudget} kB`);
if (schemaSize > schemaBudget) {
  console.error(
    `A ticket's page builds ${schemaSize.toFixed(1)} kB of schemas, over ${schemaBudget} kB: see service/route-of.ts`,
  );
}
for (const { location, files } of scattered) {
  console.error(`${location} fetches ${files} files at once, over ${filesBudget}: see build/chunk-name.ts`);
}
for (const [, { file }] of compiledLate) console.error(`${file} does not ask to be compiled ahead: see vite.config.ts`);
const isOver = [eagerSize > eagerBudget, leadSize > leadBudget, schemaSize > schemaBudget, tooLarge.length > 0];
if (isOver.includes(true) || scattered.length > 0 || compiledLate.length > 0) process.exitCode = 1;
