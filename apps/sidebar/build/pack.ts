import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '../../..');
const said = (...args: string[]) => execFileSync(process.execPath, args, { encoding: 'utf8' }).trim();

/**
 * Packs a folder as Zendesk's own tool does, which is installed if it is not there yet.
 * @returns where the package is
 */
export function pack(folder: string): string {
  return said(join(said(join(repository, 'scripts/tool.mjs'), 'zcli'), 'pack.mjs'), folder);
}
