import { join } from 'node:path';
import { loadPack, type LoadedPack } from './load-pack.ts';
import { readVocabulary } from './match/vocabulary.ts';
import { packNames, readPackFiles, type PackFiles } from './pack-files.ts';
import { sortProblems, type SourceProblem } from './source-problem.ts';
import { existsSync } from 'node:fs';

const readShared = (root: string): Map<string, PackFiles> => {
  const directory = join(root, '_shared');
  if (!existsSync(directory)) return new Map();
  return new Map(packNames(directory).map((name) => [name, readPackFiles(join(directory, name))]));
};

/** Loads one folder of `root` and what it includes. */
export const loadWorkflow = (root: string, name: string): { pack: LoadedPack | null; problems: SourceProblem[] } => {
  const { vocabulary, problems } = readVocabulary(root);
  const read = loadPack(readPackFiles(join(root, name)), readShared(root), vocabulary);
  return { pack: problems.length > 0 ? null : read.pack, problems: sortProblems([...problems, ...read.problems]) };
};

/**
 * Loads every workflow under `root`. One error anywhere refuses the whole set, so that a service never runs half of it;
 * all problems of all files come back at once. Warnings do not refuse.
 */
export const loadWorkflows = (
  root: string,
): { ok: true; packs: LoadedPack[]; warnings: SourceProblem[] } | { ok: false; problems: SourceProblem[] } => {
  const shared = readShared(root);
  const { vocabulary, problems: ofVocabulary } = readVocabulary(root);
  const loaded = packNames(root).map((name) => loadPack(readPackFiles(join(root, name)), shared, vocabulary));
  const problems = sortProblems([...ofVocabulary, ...loaded.flatMap((result) => result.problems)]);
  const packs = loaded.flatMap((result) => (result.pack ? [result.pack] : []));
  if (ofVocabulary.length === 0 && packs.length === loaded.length && packs.length > 0)
    return { ok: true, packs, warnings: problems };
  if (loaded.length > 0) return { ok: false, problems };
  const message = 'There is no workflow in this folder';
  return { ok: false, problems: [{ file: root, line: 1, column: 1, message, suggestion: null, severity: 'error' }] };
};
