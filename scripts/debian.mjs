import { spawnSync } from 'node:child_process';

/** Installs Debian packages when this is root on a machine with apt; answers whether it did. */
export function installFromDebian(...packages) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const apt = (...args) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  if (apt('--version').status !== 0) return false;
  console.error(`Installing ${packages.join(', ')} ...`);
  apt('-qq', 'update');
  return apt('-qq', 'install', '-y', '--no-install-recommends', ...packages).status === 0;
}

const isThere = (program) =>
  spawnSync('sh', ['-c', `PATH="$PATH:/usr/sbin" command -v ${program}`], { stdio: 'ignore' }).status === 0;

/** Sees that programs are there, by installing the packages that have them; answers whether they are. */
export function ensurePrograms(programs, packages) {
  const areThere = () => programs.every(isThere);
  return areThere() || (installFromDebian(...packages) && areThere());
}
