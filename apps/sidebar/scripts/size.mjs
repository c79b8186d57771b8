import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

// Budgets in kB (1000 B, gzip -9). What the first paint waits for, and what may be fetched later in one go.
const eagerBudget = 100;
const lazyBudget = 25;

const assets = join(import.meta.dirname, '../dist/assets');
const chunks = JSON.parse(readFileSync(join(assets, 'chunks.json'), 'utf8'));
const kilobytes = (file) => gzipSync(readFileSync(join(assets, file)), { level: 9 }).length / 1000;

const entries = Object.keys(chunks).filter((key) => chunks[key].isEntry);
const eager = new Set();
const walk = (key) => {
  if (eager.has(key)) return;
  eager.add(key);
  for (const next of chunks[key].imports ?? []) walk(next);
};
entries.forEach(walk);

const scripts = Object.entries(chunks).filter(([, chunk]) => chunk.file.endsWith('.js'));
const eagerSize = scripts.filter(([key]) => eager.has(key)).reduce((sum, [, chunk]) => sum + kilobytes(chunk.file), 0);
const lazy = scripts
  .filter(([key]) => !eager.has(key))
  .map(([, chunk]) => ({ file: chunk.file, size: kilobytes(chunk.file) }));
const tooLarge = lazy.filter(({ size }) => size > lazyBudget);
const largest = lazy.reduce((most, chunk) => (chunk.size > most.size ? chunk : most), { file: 'none', size: 0 });

console.log(
  `Sidebar: ${eagerSize.toFixed(1)} of ${eagerBudget} kB eager, largest lazy chunk ${largest.size.toFixed(1)} of ${lazyBudget} kB`,
);
for (const { file, size } of tooLarge) console.error(`${file} is ${size.toFixed(1)} kB, over ${lazyBudget} kB`);
if (eagerSize > eagerBudget) console.error(`The first bundle is ${eagerSize.toFixed(1)} kB, over ${eagerBudget} kB`);
if (eagerSize > eagerBudget || tooLarge.length > 0) process.exitCode = 1;
