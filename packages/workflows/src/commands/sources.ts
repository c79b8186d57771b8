import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readArguments, type Command } from './command.ts';
import { findPacks, openPack } from './find-pack.ts';
import { isUnmapped, sourceRows, sourcesDocument } from './sources-document.ts';

const options = { write: { type: 'boolean', default: false }, file: { type: 'string' } } as const;

/** Holds the facts against what reads them, and the written table against both. */
export const sourcesCommand: Command = {
  usage: 'sources [--write] [--file FILE]',
  says: 'Say which facts a system could answer and none is named for; --write renews docs/fact-sources.md',
  run(args, terminal) {
    const { values } = readArguments(args, options, [0, 0]);
    const file = values.file === undefined ? documentFile : terminal.path(values.file);
    const packs = findPacks(undefined, terminal).map((place) => openPack(place, terminal));
    const rows = packs.flatMap((pack) => (pack ? sourceRows(pack) : []));
    const unmapped = rows.filter(isUnmapped);
    for (const { workflow, fact, look } of unmapped)
      terminal.print(terminal.paint('error', `${workflow}: ${fact} is looked at in ${look}, and has no read: key`));
    const text = sourcesDocument(rows);
    const isCurrent = existsSync(file) && readFileSync(file, 'utf8').replaceAll('\r\n', '\n') === text;
    if (values.write && !isCurrent) writeFileSync(file, text);
    else if (!isCurrent)
      terminal.print(terminal.paint('error', `${terminal.shown(file)} is not current (run sources --write)`));
    terminal.print(`${rows.filter(({ read }) => read !== null).length} of ${rows.length} facts are read`);
    return unmapped.length === 0 && !packs.includes(null) && (isCurrent || values.write) ? 0 : 1;
  },
};

const documentFile = fileURLToPath(new URL('../../../../docs/fact-sources.md', import.meta.url));
