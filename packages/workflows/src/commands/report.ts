import { join } from 'node:path';
import { loadWorkflow } from '../load-workflows.ts';
import { formatProblem, sortProblems, type SourceProblem } from '../source-problem.ts';
import { readArguments, type Command } from './command.ts';
import { counted } from './counted.ts';
import { cover } from './cover.ts';
import { findPacks } from './find-pack.ts';
import { findUncovered } from './find-uncovered.ts';
import { readHandbook } from './handbook.ts';
import { printProblems } from './terminal.ts';
import { failuresOf } from './test.ts';

/** A fragment that several workflows include is found wanting once, in the fragment. */
const once = (problems: readonly SourceProblem[]): SourceProblem[] => [
  ...new Map(problems.map((problem) => [formatProblem(problem), problem])).values(),
];

/** Everything that check, test and coverage would say, in one round and in the order of the files. */
export const reportCommand: Command = {
  usage: 'report [id]',
  says: 'Print all that check, test and coverage find, at once and sorted by place',
  run(args, terminal) {
    const { words } = readArguments(args, {}, [0, 1]);
    const loaded = findPacks(words[0], terminal).map((place) => ({
      folder: join(place.root, place.name, '/'),
      ...loadWorkflow(place.root, place.name),
    }));
    const packs = loaded.flatMap(({ pack }) => pack ?? []);
    const { handbook, placeOf } = readHandbook();
    const { problems: uncovered } = findUncovered(handbook, packs.map(cover), placeOf);
    // What the handbook asks for beside this workflow is not its author's to write.
    const isWanted = ({ file }: SourceProblem) =>
      words[0] === undefined ? packs.length === loaded.length : loaded.some(({ folder }) => file.startsWith(folder));
    const found = once([
      ...loaded.flatMap(({ problems }) => problems),
      ...packs.flatMap(failuresOf),
      ...uncovered.filter(isWanted),
    ]);
    printProblems(sortProblems(found), terminal, terminal.print);
    const sum = counted(loaded.length, 'workflow');
    terminal.print(
      found.length === 0
        ? terminal.paint('good', `${sum}: nothing to fix`)
        : terminal.paint('error', `${sum}: ${counted(found.length, 'problem')}`),
    );
    return found.length === 0 ? 0 : 1;
  },
};
