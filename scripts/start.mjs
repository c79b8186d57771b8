import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureInstalled } from './installed.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

const isDev = process.argv.includes('--dev');
const deskPort = process.env.DESK_PORT ?? '4600';
const rulesPort = process.env.RULES_PORT ?? '4700';
const dataDir = resolve(root, process.env.DATA_DIR ?? 'data');
const deskDir = process.env.DESK_DIR ?? `${dataDir}/desk`;
const deskUrl = `http://localhost:${deskPort}`;
const rulesUrl = `http://127.0.0.1:${rulesPort}`;

ensureInstalled();
const built = run('turbo', ['run', 'build', '--output-logs=errors-only'], { stdio: ['ignore', 2, 2] });
if (built !== 0) process.exit(built);
mkdirSync(`${dataDir}/logs`, { recursive: true });

const children = new Map();
const stopping = new AbortController();

async function stop(code) {
  if (stopping.signal.aborted) return;
  stopping.abort();
  const ends = [...children.values()].map(
    (child) => new Promise((done) => (child.exitCode === null ? child.once('exit', done) : done())),
  );
  for (const child of children.values()) child.kill('SIGTERM');
  const killer = setTimeout(() => {
    for (const child of children.values()) child.kill('SIGKILL');
  }, 8000);
  await Promise.all(ends);
  clearTimeout(killer);
  process.exit(code);
}

/** The IPC channel is how a child learns that this process died without a word. */
function serve(name, args, env) {
  const log = createWriteStream(`${dataDir}/logs/${name}.log`, { flags: 'a' });
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  child.stdout.pipe(log);
  child.stderr.pipe(log, { end: false });
  if (isDev) child.stdout.pipe(process.stdout);
  child.stderr.pipe(process.stderr);
  children.set(name, child);
  child.once('exit', (code) => {
    if (stopping.signal.aborted) return;
    console.error(`${name} ended with code ${code}; its log is ${dataDir}/logs/${name}.log`);
    void stop(1);
  });
}

async function ready(url) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline && !stopping.signal.aborted) {
    const isReady = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isReady) return;
    await new Promise((next) => setTimeout(next, 100));
  }
  if (!stopping.signal.aborted) throw new Error(`${url} did not answer within 60 s; see ${dataDir}/logs`);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0));

if (isDev) {
  for (const folder of ['apps/sidebar', 'apps/desk', 'services/rules'])
    serve(`build-${folder.replace('/', '-')}`, [`${root}/scripts/watch.mjs`, folder], {});
}
const node = isDev ? ['--watch'] : [];
serve('desk', [...node, `${root}/apps/desk/dist/server.js`], {
  DESK_PORT: deskPort,
  DESK_DIR: deskDir,
  RULES_URL: rulesUrl,
});
try {
  await ready(`${deskUrl}/desk/health`);
  serve('rules', [...node, `${root}/services/rules/dist/server.js`], {
    RULES_PORT: rulesPort,
    DATA_DIR: dataDir,
    ACCOUNTS_FILE: process.env.ACCOUNTS_FILE ?? `${deskDir}/account.json`,
    ZAF_SDK_URL: process.env.ZAF_SDK_URL ?? `${deskUrl}/zaf_sdk.js`,
  });
  await ready(`${rulesUrl}/readyz`);
  if (!stopping.signal.aborted) console.log(`Handrail is ready: ${deskUrl}`);
} catch (error) {
  console.error(error.message);
  await stop(1);
}
