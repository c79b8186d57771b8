import { loadWorkflow } from '../load-workflows.ts';
import { sortProblems } from '../source-problem.ts';
import { readArguments, type Command } from './command.ts';
import { findPacks } from './find-pack.ts';
import { counted } from './counted.ts';
import { printProblems } from './terminal.ts';

/** Prints everything wrong with one workflow or with all, warnings included: an author wants none of either. */
export const checkCommand: Command = {
  usage: 'check [id]',
  says: 'Read one workflow or all of them and print every problem with its place',
  run(args, terminal) {
    const { words } = readArguments(args, {}, [0, 1]);
    const places = findPacks(words[0], terminal);
    const problems = places.flatMap(({ root, name }) => loadWorkflow(root, name).problems);
    printProblems(sortProblems(problems), terminal, terminal.print);
    if (problems.length > 0) return 1;
    terminal.print(terminal.paint('good', `${counted(places.length, 'workflow')} without a problem`));
    return 0;
  },
};
