import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Configuration, ConfigurationError, readConfiguration } from '../configuration.ts';
import { StoreRefused, StoreUnavailable } from '../store/store.ts';

/** Wrong use of a command; its text is all the user needs. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export interface CommandLine {
  configuration: Configuration;
  /** Values of `--name value`. */
  options: Record<string, string | undefined>;
  /** What stands without a name, e.g. a file. */
  words: string[];
  /** A path as the user meant it: seen from where the command was typed. */
  path: (given: string) => string;
}

const expected = [ConfigurationError, StoreRefused, StoreUnavailable, UsageError];

/** `npm run` moves into the workspace first and leaves the user's own folder in INIT_CWD. */
const typedIn = process.env.INIT_CWD ?? process.cwd();

/** Runs one command; what it answers is the exit code. Expected failures are one line, others keep their stack. */
export async function runCommand(
  names: readonly string[],
  work: (line: CommandLine) => Promise<number>,
): Promise<void> {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const path = (given: string) => resolve(typedIn, given);
    const configuration = readConfiguration(process.env);
    process.exitCode = await work({
      configuration: {
        ...configuration,
        DATA_DIR: path(configuration.DATA_DIR),
        WORKFLOWS_DIR: path(configuration.WORKFLOWS_DIR),
      },
      options: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])),
      words: positionals,
      path,
    });
  } catch (error) {
    const isExpected = expected.some((kind) => error instanceof kind) || error instanceof TypeError;
    console.error(isExpected && error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}

/** The value of an option that must be there. */
export function required(line: CommandLine, name: string): string {
  const value = line.options[name];
  if (value === undefined || value === '') throw new UsageError(`--${name} is missing`);
  return value;
}
