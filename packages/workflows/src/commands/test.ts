import type { LoadedPack } from '../load-pack.ts';
import { runCase } from '../run-case.ts';
import type { SourceProblem } from '../source-problem.ts';
import { readArguments, type Command, type ExitCode } from './command.ts';
import { counted } from './counted.ts';
import { findPacks, openPack } from './find-pack.ts';
import { printProblems, type Terminal } from './terminal.ts';

/** What the cases of a workflow say otherwise than it decides. */
export const failuresOf = (pack: LoadedPack): SourceProblem[] => {
  const { cases, casesSource } = pack;
  return cases.cases.flatMap((test, index): SourceProblem[] =>
    runCase(pack, cases, test).failures.map((failure) => ({
      file: casesSource.file,
      ...casesSource.at(['cases', index, 'id']),
      message: `${test.id}: ${failure}`,
      suggestion: null,
      severity: 'error',
    })),
  );
};

const testPack = (pack: LoadedPack, terminal: Terminal): ExitCode => {
  const { workflow, cases } = pack;
  const failed = failuresOf(pack);
  printProblems(failed, terminal, terminal.print);
  const failures = new Set(failed.map(({ line, column }) => `${line}:${column}`)).size;
  const sum = counted(cases.cases.length, 'case');
  terminal.print(
    failures === 0
      ? `${terminal.paint('good', 'holds')}  ${workflow.id}: ${sum}`
      : `${terminal.paint('error', 'fails')}  ${workflow.id}: ${failures} of ${sum}`,
  );
  return failures === 0 ? 0 : 1;
};

/** Runs the cases beside each workflow. A workflow that does not load counts as failed. */
export const testCommand: Command = {
  usage: 'test [id]',
  says: 'Run the cases beside one workflow or all of them',
  run(args, terminal) {
    const { words } = readArguments(args, {}, [0, 1]);
    const codes = findPacks(words[0], terminal).map((place): ExitCode => {
      const pack = openPack(place, terminal);
      return pack ? testPack(pack, terminal) : 1;
    });
    return codes.includes(1) ? 1 : 0;
  },
};
