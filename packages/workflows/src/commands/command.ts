import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Terminal } from './terminal.ts';

/** 0 it holds, 1 something was found, 2 the command was used wrongly. */
export type ExitCode = 0 | 1 | 2;

export type Command = {
  usage: string;
  says: string;
  run(args: string[], terminal: Terminal): ExitCode | Promise<ExitCode>;
};

/** The command was used wrongly; said together with how it is used. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Flags and between `least` and `most` words. Throws a UsageError that says what does not fit. */
export const readArguments = <const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: Options,
  [least, most]: [number, number],
) => {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true });
    if (positionals.length < least) throw new UsageError('Something is missing');
    const extra = positionals[most];
    if (extra !== undefined) throw new UsageError(`There is no place for ${extra}`);
    return { values, words: positionals };
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message.replace(/\. To specify a positional.*/s, ''));
    throw error;
  }
};
