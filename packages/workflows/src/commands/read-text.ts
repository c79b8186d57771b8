import { readFileSync, statSync } from 'node:fs';
import { UsageError } from './command.ts';
import type { Terminal } from './terminal.ts';

/** The text of a file as it was typed; `-` stands for what comes in. Throws a UsageError when there is none. */
export async function readText(wanted: string, terminal: Terminal): Promise<string> {
  if (wanted === '-') return terminal.readInput();
  const file = terminal.path(wanted);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new UsageError(`There is no file ${terminal.shown(file)}`);
  return readFileSync(file, 'utf8');
}
