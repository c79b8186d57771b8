import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { root } from './root.mjs';

/** npm reads .npmrc of the folder it works in only; a tool is installed by the rules of the whole project. */
const rules = Object.fromEntries(
  readFileSync(`${root}/.npmrc`, 'utf8')
    .split('\n')
    .filter((line) => line.includes('='))
    .map((line) => line.split('='))
    .map(([name, value]) => [`npm_config_${name.replaceAll('-', '_')}`, value]),
);

/** Whether what npm says it installed is what the lock file wants; packages for other machines may be left out. */
function isFromLock(folder, lock) {
  const installed = `${folder}/node_modules/.package-lock.json`;
  if (!existsSync(installed)) return false;
  const there = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(JSON.parse(lock).packages).every(
    ([place, { integrity, optional }]) =>
      integrity === undefined || (there[place] ? there[place].integrity === integrity : optional),
  );
}

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
/** An installation that takes longer than this was ended before it could clear up. */
const longest = 5 * 60_000;

/** Tests that start at the same moment would install the same tool into one folder at once: one does, the others wait. */
function oneAtATime(folder, work) {
  const lock = `${tmpdir()}/handrail-install-${sha256(folder).slice(0, 16)}`;
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0;
      if (since !== 0 && Date.now() - since > longest) rmSync(lock, { recursive: true, force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  try {
    return work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** Runs `npm ci` in a folder unless its node_modules was made from its very lock file, by us or by hand. */
export function ensureInstalled(folder = root) {
  const status = isInstalled(folder) ? 0 : oneAtATime(folder, () => (isInstalled(folder) ? 0 : install(folder)));
  if (status !== 0) process.exit(status);
}

const stampOf = (folder) => `${folder}/node_modules/.handrail-lock`;

function isInstalled(folder) {
  const text = readFileSync(`${folder}/package-lock.json`, 'utf8');
  const stamp = stampOf(folder);
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') === sha256(text) : isFromLock(folder, text);
}

const away = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/;
const unwritable = /\b(EACCES|EPERM|EROFS|ENOSPC)\b/;

/** What whoever reads it can do something about is said in a line; the rest is npm's own. */
function wordsOf(said, folder) {
  const network = away.exec(said)?.[1];
  if (network)
    return `Packages could not be fetched: npm cannot reach its registry (${network}). Connect to the network or set npm's proxy, and run it again.`;
  const disk = unwritable.exec(said)?.[1];
  return disk ? `Packages cannot be written to ${folder} (${disk}). Use a folder that is yours and has room.` : said;
}

function install(folder) {
  console.error(folder === root ? 'Installing packages ...' : `Installing packages of ${folder} ...`);
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    env: { ...process.env, ...rules },
    // What follows on standard output is the caller's: `npm start` prints one line there.
    stdio: ['ignore', 2, 'pipe'],
    encoding: 'utf8',
    // npm is a .cmd file on Windows, which only a shell can start.
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    console.error(wordsOf(result.stderr ?? '', folder));
    return result.status ?? 1;
  }
  writeFileSync(stampOf(folder), sha256(readFileSync(`${folder}/package-lock.json`, 'utf8')));
  return 0;
}
