import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ensurePrograms } from '../debian.mjs';
import { root } from '../root.mjs';

/**
 * Builds the image of deploy/Containerfile from the release in dist, starts it and probes it. Its base is made of this
 * machine's Node and the libraries that needs, because a registry of images is not always within reach.
 */
const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
/** Without them buildah can run nothing, root or not: some machines of build services keep them from everybody. */
const hasNamespaces = () => spawnSync('unshare', ['--mount', 'true'], { stdio: 'ignore' }).status === 0;
if (!isRoot || !hasNamespaces() || !ensurePrograms(['buildah'], ['buildah'])) {
  console.log('Container: SKIPPED. It needs root on Linux, mount namespaces, and buildah from Debian.');
  process.exit(0);
}
const tarball = readdirSync(`${root}/dist`).find((name) => /^handrail-.*\.tar\.gz$/.test(name));
if (!tarball) throw new Error('There is no release in dist; npm run release makes one');

const home = mkdtempSync(join(tmpdir(), 'handrail-container-'));
const places = ['--root', `${home}/storage`, '--runroot', `${home}/run`, '--storage-driver', 'vfs'];
const env = { ...process.env, BUILDAH_ISOLATION: 'chroot' };
const buildah = (...args) => execFileSync('buildah', [...places, ...args], { env, encoding: 'utf8', cwd: home }).trim();

/** Node, and what it and the driver of SQLite are linked with. */
function writeBase(folder, release) {
  const program = process.execPath;
  const driver = `${release}/node_modules/@libsql/linux-${process.arch}-gnu/index.node`;
  const linked = execFileSync('ldd', [program, driver], { encoding: 'utf8' });
  for (const from of new Set(linked.match(/\/\S+\.so\S*/g) ?? [])) {
    mkdirSync(`${folder}${dirname(from)}`, { recursive: true });
    cpSync(from, `${folder}${from}`, { dereference: true });
  }
  for (const place of ['usr/local/bin', 'tmp', 'data', 'proc', 'sys', 'dev', 'etc'])
    mkdirSync(`${folder}/${place}`, { recursive: true });
  cpSync(program, `${folder}/usr/local/bin/node`, { dereference: true });
  writeFileSync(`${folder}/Containerfile`, 'FROM scratch\nCOPY . /\nENV PATH=/usr/local/bin\n');
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return String(port);
}

/** The command that the image says to start with, and the one by which it is probed. */
function commandsOf(image) {
  const { OCIv1, Docker } = JSON.parse(buildah('inspect', '--type', 'image', image));
  const { Entrypoint, Cmd, User } = OCIv1.config;
  return { start: [...Entrypoint, ...Cmd], probe: Docker.config.Healthcheck?.Test?.slice(1), user: User };
}

let child = null;
try {
  const release = `${home}/release`;
  mkdirSync(release);
  execFileSync('tar', ['-xzf', `${root}/dist/${tarball}`, '-C', release, '--strip-components=1']);
  const base = `${home}/base`;
  mkdirSync(base);
  writeBase(base, release);
  buildah('bud', '--quiet', '-t', 'localhost/handrail-base', base);
  const file = `${root}/deploy/Containerfile`;
  const how = ['--format', 'docker', '--build-arg', 'BASE=localhost/handrail-base', '-f', file];
  buildah('bud', '--quiet', ...how, '-t', 'localhost/handrail', release);
  const { start, probe, user } = commandsOf('localhost/handrail');
  if (user !== '10001:10001') throw new Error(`It runs as ${user}`);
  if (!probe) throw new Error('It has no health check');

  const container = buildah('from', 'localhost/handrail');
  const port = await freePort();
  const run = ['run', '--env', `RULES_PORT=${port}`, '--env', 'DRAIN_SECONDS=0', container, '--'];
  child = spawn('buildah', [...places, ...run, ...start], { env, cwd: home, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  let said = '';
  await new Promise((done, failed) => {
    child.once('exit', (code) => failed(new Error(`The container ended with ${code}\n${said}`)));
    child.stdout.on('data', (part) => {
      said += part;
      if (said.includes('Server listening')) done(undefined);
    });
  });
  for (const path of ['/healthz', '/readyz', '/docs']) {
    const { status } = await fetch(`http://127.0.0.1:${port}${path}`);
    if (status !== 200) throw new Error(`${path} answered ${status}`);
  }
  buildah(...run, ...probe);
  child.kill('SIGTERM');
  await ended;
  child = null;
  console.log(`container: built, started as ${user}, healthy`);
} finally {
  child?.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
}
