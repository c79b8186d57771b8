import './node-version.mjs';
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ensureInstalled } from './installed.mjs';
import { root } from './root.mjs';
import { during } from './progress.mjs';
import { run } from './run.mjs';
import { folderProblem, portProblem } from './start-checks.mjs';
import { whenLeftAlone } from './when-left-alone.mjs';

const isDev = process.argv.includes('--dev');
const deskPort = process.env.DESK_PORT ?? '4600';
const rulesPort = process.env.RULES_PORT ?? '4700';
const dataDir = resolve(root, process.env.DATA_DIR ?? 'data');
const deskDir = process.env.DESK_DIR ?? `${dataDir}/desk`;
const workflowsDir = resolve(root, process.env.WORKFLOWS_DIR ?? 'packages/workflows/packs');
const deskUrl = `http://localhost:${deskPort}`;
const rulesUrl = `http://127.0.0.1:${rulesPort}`;

const problem =
  (await portProblem('localhost', deskPort, 'DESK_PORT')) ??
  (await portProblem('127.0.0.1', rulesPort, 'RULES_PORT')) ??
  folderProblem(dataDir, 'DATA_DIR');
if (problem !== null) {
  console.error(problem);
  process.exit(1);
}
ensureInstalled();
const built = await during('building', () =>
  run('turbo', ['run', 'build', '--output-logs=errors-only'], { stdio: ['ignore', 2, 2] }),
);
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
  child.stderr.pipe(process.stderr);
  children.set(name, child);
  child.on('message', (message) => {
    if (message.workflows) tellAuthors(message.workflows.problems);
  });
  child.once('exit', (code) => {
    if (stopping.signal.aborted || child.isReplaced) return;
    console.error(`${name} ended with code ${code}; its log is ${dataDir}/logs/${name}.log`);
    // While somebody works on the sources or the workflows, the next save starts it again.
    if (!isDev || name.startsWith('build-')) void stop(1);
  });
}

/** While somebody works on the sources: a server is started again when what it serves was built again. */
async function serveAgainWhenBuilt(name, program, folders, env) {
  serve(name, [program], env);
  if (!isDev) return;
  let timer;
  const again = () => {
    const child = children.get(name);
    if (stopping.signal.aborted || child.isReplaced) return;
    if (hasEnded(child)) return serve(name, [program], env);
    child.isReplaced = true;
    child.once('exit', () => stopping.signal.aborted || serve(name, [program], env));
    // Nobody waits for an orderly leave here.
    child.kill('SIGINT');
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(again, 300);
  };
  const { watch } = await import('chokidar');
  watch([dirname(program), ...folders], { ignoreInitial: true }).on('all', soon);
  // A service that refused its workflows has ended; one that runs reads them again by itself.
  if (name === 'rules')
    watch(workflowsDir, { ignoreInitial: true }).on('all', () => hasEnded(children.get(name)) && soon());
}

const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null;

/** What became of a save of the workflows: here, and on the desk's page. */
function tellAuthors(problems) {
  console.log(problems.length === 0 ? 'The workflows were read again.' : problems.join('\n'));
  children.get('desk').send({ workflows: { problems } });
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
whenLeftAlone(() => void stop(0));

if (isDev) {
  for (const folder of ['apps/sidebar', 'apps/desk', 'services/rules'])
    serve(`build-${folder.replace('/', '-')}`, [`${root}/scripts/watch.mjs`, folder], {});
}
await serveAgainWhenBuilt('desk', `${root}/apps/desk/dist/server.js`, [], {
  DESK_PORT: deskPort,
  DESK_DIR: deskDir,
  RULES_URL: rulesUrl,
});
try {
  await ready(`${deskUrl}/desk/health`);
  await serveAgainWhenBuilt('rules', `${root}/services/rules/dist/server.js`, [`${root}/apps/sidebar/dist`], {
    RULES_PORT: rulesPort,
    WORKFLOWS_DIR: workflowsDir,
    WATCH_WORKFLOWS: String(isDev),
    DATA_DIR: dataDir,
    // Nobody stands in front: what is asked to end here ends.
    DRAIN_SECONDS: '0',
    ACCOUNTS_FILE: process.env.ACCOUNTS_FILE ?? `${deskDir}/account.json`,
    ZAF_SDK_URL: process.env.ZAF_SDK_URL ?? `${deskUrl}/zaf_sdk.js`,
  });
  await ready(`${rulesUrl}/readyz`);
  if (!stopping.signal.aborted) console.log(`Handrail is ready: ${deskUrl}`);
} catch (error) {
  console.error(error.message);
  await stop(1);
}
