import { spawnSync } from 'node:child_process';
import { root } from './root.mjs';

/**
 * What a child needs to drive a browser, which is fetched where there is none; ends this process where that fails.
 * @returns {Record<string, string>}
 */
export function browserEnvironment() {
  const found = spawnSync(process.execPath, ['--import', 'tsx', `${root}/scripts/browser.ts`], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (found.status !== 0) process.exit(1);
  const { path: program, libraries } = JSON.parse(found.stdout);
  return { CHROMIUM_PATH: program, ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}) };
}
