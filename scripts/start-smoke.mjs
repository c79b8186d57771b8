import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { root } from './root.mjs';

/** Starts Handrail as a newcomer would, looks at what answers, stops it with Ctrl-C's signal, and looks for leftovers. */
const dataDir = mkdtempSync(`${tmpdir()}/handrail-start-`);

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
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

const DESK_PORT = await freePort();
const RULES_PORT = await freePort();
const child = spawn('npm', ['start', '--silent'], {
  cwd: root,
  env: { ...process.env, DESK_PORT, RULES_PORT, DATA_DIR: dataDir },
  stdio: ['ignore', 'pipe', 'inherit'],
  detached: true,
  shell: process.platform === 'win32',
});
const ended = once(child, 'exit');
const lines = [];
const problems = [];
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
// Ctrl-C reaches every process of the terminal's foreground group at once.
if (child.pid) process.kill(-child.pid, 'SIGINT');
await ended;
const left = leftovers();
if (left.length > 0) problems.push(`still running after Ctrl-C: ${left.join(', ')}`);
rmSync(dataDir, { recursive: true, force: true });
for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? `start: ready line, answers, clean stop` : 'start: failed');
process.exit(problems.length === 0 ? 0 : 1);
