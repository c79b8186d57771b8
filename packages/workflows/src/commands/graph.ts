import { graph } from '@handrail/engine';
import { readArguments, type Command } from './command.ts';
import { findPack, openPack } from './find-pack.ts';

export const graphCommand: Command = {
  usage: 'graph ID',
  says: 'Print a Mermaid picture of how a workflow decides',
  run(args, terminal) {
    const { words } = readArguments(args, {}, [1, 1]);
    const pack = openPack(findPack(words[0] ?? '', terminal), terminal);
    if (!pack) return 1;
    terminal.print(graph(pack.workflow).trimEnd());
    return 0;
  },
};
