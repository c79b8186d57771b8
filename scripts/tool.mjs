import { existsSync } from 'node:fs';
import { ensureInstalled } from './installed.mjs';
import { root } from './root.mjs';

/** node scripts/tool.mjs NAME: installs tools/NAME by its own lock if it is not there yet, and prints its folder. */
const name = process.argv[2];
const folder = `${root}/tools/${name}`;
if (name === undefined || !existsSync(`${folder}/package-lock.json`)) {
  console.error(`There is no tool ${name ?? ''}; see ${root}/tools`);
  process.exit(1);
}
ensureInstalled(folder);
console.log(folder);
