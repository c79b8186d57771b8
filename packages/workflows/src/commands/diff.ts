import { diff } from '@handrail/engine';
import { witnessText } from '../witness-text.ts';
import { readArguments, type Command } from './command.ts';
import { openVersion } from './open-version.ts';
import { printProblems } from './terminal.ts';

const percent = (share: number): string => {
  const shown = (share * 100).toFixed(share < 0.01 ? 3 : 1);
  return Number(shown) === 0 && share > 0 ? 'under 0.001 %' : `${shown} %`;
};

/** Compares what two versions decide. Like diff(1), finding a difference is exit 1. */
export const diffCommand: Command = {
  usage: 'diff OLD NEW [--json]',
  says: 'Compare what two versions decide; each an id, a folder, a file, or REVISION:ID',
  run(args, terminal) {
    const { values, words } = readArguments(args, { json: { type: 'boolean', default: false } }, [2, 2]);
    const [before, after] = words.map((wanted) => openVersion(wanted, terminal));
    if (!before?.ok || !after?.ok) {
      for (const side of [before, after]) {
        if (side && !side.ok) printProblems(side.problems, terminal, terminal.complain);
      }
      return 1;
    }
    const { print, paint } = terminal;
    const found = diff(before.workflow, after.workflow);
    if (values.json) print(JSON.stringify(found, null, 2));
    else {
      print(
        found.changes.length === 0
          ? paint('good', 'Both decide every case alike')
          : `${percent(found.share)} of all cases change outcome`,
      );
      for (const { from, to, share, witness } of found.changes) {
        print(`  ${paint('heading', `${from} -> ${to}`)} ${percent(share)}, for example ${witnessText(witness)}`);
      }
      for (const part of ['facts', 'rules', 'steps'] as const) {
        for (const name of found[part].added) print(paint('good', `  + ${part.slice(0, -1)} ${name}`));
        for (const name of found[part].removed) print(paint('error', `  - ${part.slice(0, -1)} ${name}`));
      }
    }
    return found.changes.length === 0 ? 0 : 1;
  },
};
