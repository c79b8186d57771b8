import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sortProblems } from '../source-problem.ts';
import { readArguments, type Command } from './command.ts';
import { cover } from './cover.ts';
import { coverageDocument } from './coverage-document.ts';
import { findPacks, openPack } from './find-pack.ts';
import { findUncovered } from './find-uncovered.ts';
import { readHandbook } from './handbook.ts';
import { printProblems } from './terminal.ts';

const options = { write: { type: 'boolean', default: false }, file: { type: 'string' } } as const;

/** Holds what the workflows carry against the numbered rules of the handbook, and the written table against both. */
export const coverageCommand: Command = {
  usage: 'coverage [--write] [--file FILE]',
  says: 'Say which handbook rules lack a workflow or a case; --write renews docs/handbook-coverage.md',
  run(args, terminal) {
    const { values } = readArguments(args, options, [0, 0]);
    const file = values.file === undefined ? documentFile : terminal.path(values.file);
    const packs = findPacks(undefined, terminal).map((place) => openPack(place, terminal));
    const whole = packs.flatMap((pack) => pack ?? []);
    const { handbook, placeOf } = readHandbook();
    const covers = whole.map(cover);
    const { problems, covered } = findUncovered(handbook, covers, placeOf);
    printProblems(sortProblems(problems), terminal, terminal.print);

    const text = coverageDocument(handbook, covers, covered);
    const isCurrent = existsSync(file) && readFileSync(file, 'utf8').replaceAll('\r\n', '\n') === text;
    if (values.write && !isCurrent) writeFileSync(file, text);
    else if (!isCurrent)
      terminal.print(terminal.paint('error', `${terminal.shown(file)} is not current (run coverage --write)`));
    terminal.print(`${covered} of ${handbook.rules.length} handbook rules covered`);
    return problems.length === 0 && whole.length === packs.length && (isCurrent || values.write) ? 0 : 1;
  },
};

const documentFile = fileURLToPath(new URL('../../../../docs/handbook-coverage.md', import.meta.url));
