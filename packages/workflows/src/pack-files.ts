import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Texts of one folder by their path inside it, with `/` between names and `\n` between lines. */
export type PackFiles = { directory: string; texts: ReadonlyMap<string, string> };

const isText = (name: string): boolean => /\.(ya?ml|md)$/.test(name);

/** Reads the YAML and Markdown files of one folder. Line endings are made one, so that no checkout changes a version. */
export const readPackFiles = (directory: string): PackFiles => {
  const names = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isText(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(directory.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
  const read = (name: string): string =>
    readFileSync(join(directory, name), 'utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n');
  return { directory, texts: new Map(names.map((name) => [name, read(name)])) };
};

/** Folders of workflows inside `root`; names with `_` in front hold shared parts. */
export const packNames = (root: string): string[] =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^[._]/.test(entry.name))
    .map((entry) => entry.name)
    .sort();

/** First 12 hex digits of SHA-256 over the names and texts of all given folders. */
export const packVersion = (folders: readonly PackFiles[]): string => {
  const hash = createHash('sha256');
  for (const { texts } of folders) {
    for (const [name, text] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(`${name}\0${text}\0`);
  }
  return hash.digest('hex').slice(0, 12);
};
