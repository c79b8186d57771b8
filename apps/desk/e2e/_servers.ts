import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export const shippedWorkflows = join(root, 'packages/workflows/packs');

/** The built desk and the built service, each with a folder of its own that lives as long as the worker. */
export interface Servers {
  deskUrl: string;
  rulesUrl: string;
  /** Folder of the service's store. */
  dataDir: string;
  /** Folder of the desk's tickets and of the account it plays. */
  deskDir: string;
  /**
   * Does nothing when it runs with these workflows; without a folder with those it began with. `more` adds to the
   * environment it is started in.
   */
  startService: (workflows?: string, more?: Record<string, string>) => Promise<void>;
  /** `SIGKILL` is a crash: nothing gets the chance to be put in order. */
  stopService: (signal?: NodeJS.Signals) => Promise<void>;
  stop: () => Promise<void>;
}

/** @param sources whether the service looks facts up; most journeys answer by hand */
export async function startServers(first: string = shippedWorkflows, sources: 'on' | 'off' = 'off'): Promise<Servers> {
  const { folder, remove } = temporaryFolder();
  const [deskPort, rulesPort] = [await freePort(), await freePort()];
  const deskUrl = `http://localhost:${deskPort}`;
  const rulesUrl = `http://127.0.0.1:${rulesPort}`;
  const deskDir = join(folder, 'desk');
  const dataDir = join(folder, 'data');

  const desk = run('apps/desk/dist/server.js', {
    DESK_PORT: String(deskPort),
    DESK_DIR: deskDir,
    RULES_URL: rulesUrl,
    DESK_SOURCES: sources,
  });
  await answers(`${deskUrl}/desk/health`, desk);

  let service: Running | null = null;
  let served = first;
  async function startService(workflows: string = first, more: Record<string, string> = {}) {
    if (service && served !== workflows) await stopService();
    if (service) return;
    served = workflows;
    service = run('services/rules/dist/server.js', {
      RULES_PORT: String(rulesPort),
      DATA_DIR: dataDir,
      WORKFLOWS_DIR: workflows,
      ACCOUNTS_FILE: join(deskDir, 'account.json'),
      ZAF_SDK_URL: `${deskUrl}/zaf_sdk.js`,
      // Journeys of one machine are many more calls in a minute than an agent makes.
      RATE_LIMIT: '100000',
      LOG_LEVEL: 'error',
      // No proxy stands before it that would have to take it out first.
      DRAIN_SECONDS: '0',
      ...more,
    });
    await answers(`${rulesUrl}/readyz`, service);
  }
  async function stopService(signal: NodeJS.Signals = 'SIGTERM') {
    await service?.end(signal);
    service = null;
  }
  await startService();

  return {
    deskUrl,
    rulesUrl,
    dataDir,
    deskDir,
    startService,
    stopService,
    async stop() {
      await stopService();
      await desk.end('SIGTERM');
      remove();
    },
  };
}

export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-e2e-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

interface Running {
  said: () => string;
  hasEnded: () => boolean;
  end: (signal: NodeJS.Signals) => Promise<void>;
}

function run(file: string, env: Record<string, string>): Running {
  // The channel ends the server with this process, however that ends.
  const stdio: ['ignore', 'pipe', 'pipe', 'ipc'] = ['ignore', 'pipe', 'pipe', 'ipc'];
  const child: ChildProcess = spawn(process.execPath, [join(root, file)], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  return {
    said: () => said,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    async end(signal) {
      child.kill(signal);
      await ended;
    },
  };
}

async function answers(url: string, server: Running): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline && !server.hasEnded()) {
    const isReady = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isReady) return;
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error(`${url} is not ready. The server said:\n${server.said()}`);
}

/** A port nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, 'localhost', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
