import { text } from 'node:stream/consumers';
import { isAbsolute, relative, resolve } from 'node:path';
import { styleText } from 'node:util';
import { formatProblem, type SourceProblem } from '../source-problem.ts';

export type Style = 'place' | 'error' | 'warning' | 'suggestion' | 'good' | 'heading' | 'faint';

/** What a command reads and writes: its surroundings, so that none of it is global. */
export type Terminal = {
  /** Folder of the workflows. */
  root: string;
  print: (line: string) => void;
  /** For the person at the keyboard, kept apart from what another program reads. */
  complain: (line: string) => void;
  paint: (style: Style, text: string) => string;
  /** A path as the caller typed it, made whole. */
  path: (typed: string) => string;
  /** A path as the caller would type it. */
  shown: (path: string) => string;
  readInput: () => Promise<string>;
};

const formats = {
  place: 'cyan',
  error: 'red',
  warning: 'yellow',
  suggestion: 'green',
  good: 'green',
  heading: 'bold',
  faint: 'dim',
} as const;

const isColourful = (stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): boolean => {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0';
  return stream.isTTY && stream.hasColors();
};

/** The terminal of this process. npm changes the folder a script runs in; INIT_CWD is where its caller stood. */
export const processTerminal = (root: string): Terminal => {
  const { env, stdout, stderr } = process;
  const here = env['INIT_CWD'] ?? process.cwd();
  const hasColour = isColourful(stdout, env);
  return {
    root: resolve(here, env['WORKFLOWS_DIR'] || root),
    print: (line) => stdout.write(`${line}\n`),
    complain: (line) => stderr.write(`${line}\n`),
    paint: (style, words) => (hasColour ? styleText(formats[style], words, { validateStream: false }) : words),
    path: (typed) => resolve(here, typed),
    shown: (path) => {
      const short = isAbsolute(path) ? relative(here, path) : path;
      return short.length < path.length ? short : path;
    },
    readInput: () => text(process.stdin),
  };
};

/** Prints problems, each once, in the given order. */
export const printProblems = (
  problems: readonly SourceProblem[],
  { paint, shown }: Terminal,
  print: (line: string) => void,
): void => {
  const lines = problems.map((problem) => {
    const suggestion = problem.suggestion?.split(' ').map(shown).join(' ') ?? null;
    return formatProblem({ ...problem, file: shown(problem.file), suggestion }, paint);
  });
  for (const line of new Set(lines)) print(line);
};
