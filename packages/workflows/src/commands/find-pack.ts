import { suggestName } from '@handrail/engine';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { loadWorkflow } from '../load-workflows.ts';
import type { LoadedPack } from '../load-pack.ts';
import { packNames } from '../pack-files.ts';
import { UsageError } from './command.ts';
import { printProblems, type Terminal } from './terminal.ts';

/** Where a workflow lies: `_shared` is looked for in `root`. */
export type PackPlace = { root: string; name: string };

const placesIn = (root: string): PackPlace[] => {
  if (!existsSync(root)) throw new UsageError(`There is no folder ${root}`);
  return packNames(root).map((name) => ({ root, name }));
};

/** The workflow of an id or of a folder's path. Throws a UsageError when there is none. */
export const findPack = (wanted: string, { root, path }: Terminal): PackPlace => {
  const folder = path(wanted);
  if (existsSync(join(folder, 'workflow.yaml'))) return { root: dirname(folder), name: basename(folder) };
  const places = placesIn(root);
  const place = places.find(({ name }) => name === wanted);
  if (place) return place;
  const suggestion = suggestName(
    wanted,
    places.map(({ name }) => name),
  );
  throw new UsageError(`There is no workflow ${wanted}${suggestion ? ` (${suggestion})` : ''}`);
};

/** The wanted workflow, or all. */
export const findPacks = (wanted: string | undefined, terminal: Terminal): PackPlace[] => {
  if (wanted !== undefined) return [findPack(wanted, terminal)];
  const places = placesIn(terminal.root);
  if (places.length === 0) throw new UsageError(`There is no workflow in ${terminal.root}`);
  return places;
};

/** Loads a workflow for a command that needs it whole. Problems that keep it from loading are printed; then null. */
export const openPack = ({ root, name }: PackPlace, terminal: Terminal): LoadedPack | null => {
  const { pack, problems } = loadWorkflow(root, name);
  if (!pack) printProblems(problems, terminal, terminal.complain);
  return pack;
};
