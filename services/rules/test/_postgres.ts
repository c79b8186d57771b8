import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

export interface TestPostgres {
  /** Address of a new, empty database. */
  newDatabase(): Promise<string>;
  /** SIGKILL to the whole server and a start on the same data; null when the server is not ours. */
  kill: (() => Promise<void>) | null;
  stop(): Promise<void>;
}

const places = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt'];

/** Folder of PostgreSQL's programs, newest version first; null when the machine has none. */
export function postgresPrograms(): string | null {
  const found = places
    .filter((place) => existsSync(place))
    .flatMap((place) => readdirSync(place).map((name) => ({ name, bin: join(place, name, 'bin') })))
    .filter(({ bin }) => existsSync(join(bin, 'initdb')));
  const version = ({ name }: { name: string }) => Number(/\d+/.exec(name)?.[0] ?? 0);
  return found.toSorted((a, b) => version(b) - version(a))[0]?.bin ?? null;
}

/** Without a server these tests are skipped loudly on a desk, and fail where nobody would read it. */
export const hasPostgres = Boolean(process.env.TEST_DATABASE_URL ?? postgresPrograms());
if (!hasPostgres && process.env.CI) throw new Error('No PostgreSQL: install it or set TEST_DATABASE_URL');
if (!hasPostgres) process.stderr.write('\nSKIPPED: everything on PostgreSQL. Install it or set TEST_DATABASE_URL.\n\n');

const isRoot = process.getuid?.() === 0;
/** PostgreSQL refuses to run as root. */
function asPostgresUser(program: string): [program: string, args: string[]] {
  if (!isRoot) return [program, []];
  return ['setpriv', ['--reuid=postgres', '--regid=postgres', '--init-groups', program]];
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? done(address.port) : failed(new Error('no port'))));
    });
  });
}

/** Waits by trying: a server that was killed blocks its folder until the dead process is reaped. */
async function untilReady(url: string, start: () => void): Promise<void> {
  const deadline = Date.now() + 20_000;
  start();
  for (;;) {
    const client = new Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((next) => setTimeout(next, 50));
    }
  }
}

async function ownServer(
  bin: string,
  mount: string | null,
  settings: string[],
): Promise<TestPostgres & { url: string }> {
  const home = mount ?? mkdtempSync(join(tmpdir(), 'handrail-pg-'));
  const data = join(home, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (isRoot) {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'])));
    for (const folder of [home, data]) chownSync(folder, uid ?? 0, gid ?? 0);
  }
  const [program, before] = asPostgresUser(join(bin, 'initdb'));
  execFileSync(program, [...before, '-D', data, '-U', 'handrail', '-A', 'trust', '-E', 'UTF8', '--no-locale'], {
    cwd: '/',
  });
  const port = await freePort();
  const url = `postgresql://handrail@127.0.0.1:${port}/postgres`;
  const options = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '100' };
  const given = [...Object.entries(options).map(([name, value]) => `${name}=${value}`), ...settings];
  const args = ['-D', data, '-p', String(port), ...given.flatMap((setting) => ['-c', setting])];
  let server: ReturnType<typeof spawn> | null = null;
  let isStopped = false;
  const start = () => {
    const [command, before] = asPostgresUser(join(bin, 'postgres'));
    const child = spawn(command, [...before, ...args], { cwd: '/', stdio: 'ignore' });
    server = child;
    // The postmaster may refuse until its dead forerunner is reaped: then it is tried again.
    child.once('exit', (code) => {
      if (!isStopped && server === child && code === 1) setTimeout(start, 100);
    });
  };
  const end = () => {
    isStopped = true;
    server?.kill('SIGQUIT');
  };
  process.once('exit', end);
  await untilReady(url, start);
  return {
    url,
    newDatabase: () => newDatabaseOn(url),
    async kill() {
      const child = server;
      server = null;
      const gone = new Promise((done) => child?.once('exit', done));
      child?.kill('SIGKILL');
      await gone;
      await untilReady(url, start);
    },
    async stop() {
      const gone = new Promise((done) => server?.once('exit', done));
      end();
      await gone;
      process.removeListener('exit', end);
      rmSync(mount ? data : home, { recursive: true, force: true });
    },
  };
}

let databases = 0;
async function newDatabaseOn(url: string): Promise<string> {
  const name = `handrail_${process.pid}_${(databases += 1)}`;
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const made = new URL(url);
  made.pathname = `/${name}`;
  return made.href;
}

/** `TEST_DATABASE_URL` if set, else a server of our own in a temporary folder, or in `mount`. */
export async function startPostgres(mount: string | null = null, settings: string[] = []): Promise<TestPostgres> {
  const given = process.env.TEST_DATABASE_URL;
  if (given && !mount) return { newDatabase: () => newDatabaseOn(given), kill: null, stop: async () => undefined };
  const bin = postgresPrograms();
  if (!bin) throw new Error('No PostgreSQL on this machine');
  return ownServer(bin, mount, settings);
}
