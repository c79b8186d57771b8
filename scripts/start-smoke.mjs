import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { root } from './root.mjs';

/**
 * Starts Handrail as a newcomer would, looks at what answers, ends npm in each way there is, and looks for leftovers. Then
 * starts it where it cannot run, and looks at what it says.
 */
const home = mkdtempSync(`${tmpdir()}/handrail-start-`);
const dataDir = `${home}/data`;

async function listening() {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  return server;
}

async function freePort() {
  const server = await listening();
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return String(port);
}

/** Processes that carry this run's data folder in their environment; Linux only, elsewhere none are seen. */
function leftovers() {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid) || pid === String(process.pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`DATA_DIR=${dataDir}\0`);
    } catch {
      return false;
    }
  });
}

async function leftBy(what) {
  const latest = Date.now() + 20_000;
  while (leftovers().length > 0 && Date.now() < latest) await new Promise((next) => setTimeout(next, 200));
  const left = leftovers();
  for (const id of left) process.kill(Number(id), 'SIGKILL');
  return left.length > 0 ? [`still running after ${what}: ${left.join(', ')}`] : [];
}

const waysToEnd = {
  // Ctrl-C reaches every process of the terminal's foreground group at once.
  'Ctrl-C': (npm) => process.kill(-npm.pid, 'SIGINT'),
  'npm terminated': (npm) => npm.kill('SIGTERM'),
  'npm killed': (npm) => npm.kill('SIGKILL'),
};

function npm(args, env, stdio) {
  const options = { cwd: root, env: { ...process.env, DATA_DIR: dataDir, ...env }, stdio };
  return spawn('npm', args, { ...options, detached: true, shell: process.platform === 'win32' });
}

/** What was wrong with one start and its end. */
async function problemsOf(way, end) {
  const problems = [];
  const DESK_PORT = await freePort();
  const RULES_PORT = await freePort();
  const child = npm(['start', '--silent'], { DESK_PORT, RULES_PORT }, ['ignore', 'pipe', 'inherit']);
  const ended = once(child, 'exit');
  const lines = [];
  const ready = new Promise((seen) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      if (line.startsWith('Handrail is ready')) seen(undefined);
    });
  });
  await Promise.race([ready, ended]);

  const expected = `Handrail is ready: http://localhost:${DESK_PORT}`;
  if (lines.length !== 1 || lines[0] !== expected)
    problems.push(`printed ${JSON.stringify(lines)}, not one line "${expected}"`);
  for (const url of [
    `http://localhost:${DESK_PORT}/`,
    `http://127.0.0.1:${RULES_PORT}/readyz`,
    `http://127.0.0.1:${RULES_PORT}/docs`,
  ]) {
    const status = await fetch(url).then(
      (answer) => answer.status,
      (error) => String(error),
    );
    if (status !== 200) problems.push(`${url} answered ${status}`);
  }
  end(child);
  await ended;
  return [...problems, ...(await leftBy(`${way} of npm start`))];
}

/** The same of a command that runs others one after the other, ended while the first of them works. */
async function leftOfCheck(way, end) {
  const child = npm(['run', 'check', '--silent'], {}, ['ignore', 'pipe', 'pipe']);
  const ended = once(child, 'exit');
  await Promise.race([once(child.stderr, 'data'), ended]);
  if (child.exitCode !== null) return [`npm run check ended with ${child.exitCode} before it said anything`];
  end(child);
  await ended;
  return leftBy(`${way} of npm run check`);
}

/** A program with its arguments must fail with this one line. */
async function problemsOfRefusal(what, args, env, expected) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (part) => (said += part));
  const [code] = await once(child, 'close');
  const lines = said.split('\n').filter((line) => line !== '' && !line.startsWith('Installing packages'));
  const isGood = code !== 0 && lines.length === 1 && expected.test(said);
  return isGood ? [] : [`${what}: ended with ${code} and said ${JSON.stringify(said)}`];
}

async function refusals() {
  const start = ['scripts/start.mjs'];
  const taken = await listening();
  const DESK_PORT = String(taken.address().port);
  const old = "Object.defineProperty(process,'versions',{value:{...process.versions,node:'18.20.4'}})";
  writeFileSync(`${home}/a-file`, '');
  const folder = `${home}/package`;
  mkdirSync(folder);
  const needed = { '@handrail/nowhere': '1.0.0' };
  writeFileSync(`${folder}/package.json`, JSON.stringify({ name: 'x', version: '1.0.0', dependencies: needed }));
  const locked = { version: '1.0.0', integrity: `sha512-${'A'.repeat(86)}==` };
  const packages = {
    '': { name: 'x', version: '1.0.0', dependencies: needed },
    'node_modules/@handrail/nowhere': locked,
  };
  writeFileSync(
    `${folder}/package-lock.json`,
    JSON.stringify({ name: 'x', lockfileVersion: 3, requires: true, packages }),
  );
  const install = `import { ensureInstalled } from '${root}/scripts/installed.mjs'; ensureInstalled('${folder}');`;
  const offline = { npm_config_registry: 'http://127.0.0.1:1/', npm_config_fetch_retries: '0' };
  const problems = [
    ...(await problemsOfRefusal('a taken port', start, { DESK_PORT }, /Port \d+ is taken.*DESK_PORT=\d+ npm start/)),
    ...(await problemsOfRefusal(
      'a folder that cannot be written',
      start,
      { DESK_PORT: await freePort(), RULES_PORT: await freePort(), DATA_DIR: `${home}/a-file/data` },
      /Cannot write to .*a-file\/data \(ENOTDIR\).*DATA_DIR=/,
    )),
    ...(await problemsOfRefusal(
      'an old Node',
      ['--import', `data:text/javascript,${encodeURIComponent(old)}`, ...start],
      {},
      /needs Node 20\.19 or newer, and this is 18\.20\.4\. Install the newest/,
    )),
    ...(await problemsOfRefusal(
      'no network',
      ['--input-type=module', '-e', install],
      offline,
      /npm cannot reach its registry \(ECONNREFUSED\)\. Connect to the network/,
    )),
  ];
  taken.close();
  return problems;
}

const problems = [];
for (const [way, end] of Object.entries(waysToEnd)) problems.push(...(await problemsOf(way, end)));
for (const [way, end] of Object.entries(waysToEnd)) problems.push(...(await leftOfCheck(way, end)));
problems.push(...(await refusals()));
rmSync(home, { recursive: true, force: true });
for (const problem of problems) console.error(problem);
console.log(
  problems.length === 0
    ? 'start: ready line, answers, clean stop in every way, words for what is in the way'
    : 'start: failed',
);
process.exit(problems.length === 0 ? 0 : 1);
