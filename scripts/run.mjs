import { spawnSync } from 'node:child_process';
import { root } from './root.mjs';

/** Runs a package's own command from node_modules/.bin and answers its exit code. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    ...options,
    env: {
      ...process.env,
      TURBO_TELEMETRY_DISABLED: '1',
      PATH: `${root}/node_modules/.bin${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
      ...options.env,
    },
  });
  if (result.error) console.error(`${command}: ${result.error.message}`);
  return result.status ?? 1;
}
