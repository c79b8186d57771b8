import { parseArgs } from 'node:util';
import type { Row } from './row.ts';
import { rowFiles } from './row-files.ts';
import { heading, line } from './table.ts';

/** Prints the measured figures against their targets. Exit 0: all reached; 1: one missed; 2: usage, or it broke. */
async function bench(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean' }, only: { type: 'string' } } });
  const only = values.only ?? '';
  const files = rowFiles.filter(
    ({ prefix, onlyByName }) => (prefix.startsWith(only) || only.startsWith(prefix)) && !(onlyByName && only === ''),
  );
  if (files.length === 0)
    throw new TypeError(`No rows begin with ${only}: ${rowFiles.map((f) => f.prefix).join(', ')}`);
  const rows: Row[] = [];
  if (values.json !== true) console.log(heading());
  for (const { load } of files) {
    const file = await load();
    for await (const row of file.rows()) {
      if (!row.name.startsWith(only)) continue;
      rows.push(row);
      if (values.json !== true) console.log(line(row, process.stdout.isTTY));
    }
  }
  if (values.json === true) console.log(JSON.stringify(rows, null, 2));
  return rows.every(({ ok }) => ok !== false) ? 0 : 1;
}

try {
  process.exitCode = await bench(process.argv.slice(2));
} catch (error) {
  const isUsage = error instanceof TypeError;
  console.error(isUsage ? `${error.message}\nUsage: npm run bench -- [--json] [--only PREFIX]` : error);
  process.exitCode = 2;
}
