import { spawnSync } from 'node:child_process';
import { UsageError } from './command.ts';

/** A file's text at a git revision, its path taken from `directory`; null when it is not there. */
export const readRevision = (directory: string, revision: string, path: string): string | null => {
  if (revision.startsWith('-')) throw new UsageError(`${revision} is no revision`);
  const git = (...args: string[]) => spawnSync('git', args, { cwd: directory, encoding: 'utf8', maxBuffer: 2 ** 26 });
  const known = git('rev-parse', '--verify', '--quiet', `${revision}^{commit}`);
  if (known.error) throw new UsageError('git is needed to read a revision');
  if (known.status !== 0) throw new UsageError(`git knows no revision ${revision}`);
  const shown = git('show', `${known.stdout.trim()}:./${path}`);
  return shown.status === 0 ? shown.stdout : null;
};
