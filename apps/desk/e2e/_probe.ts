import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { test as base, type Frame } from '@playwright/test';
import { build } from 'vite';
import { openAccount } from '../src/server/account.ts';
import { buildDesk } from '../src/server/desk-app.ts';
import { type DeskStore, openDeskStore } from '../src/server/desk-store.ts';
import { type ConsoleGuard, guardConsole } from './_console-guard.ts';
import { freePort, temporaryFolder } from './_servers.ts';
import { Seat } from './_seat.ts';

export { expect } from '@playwright/test';

/** A desk around an app that is nothing but the real SDK and our client, for tests to call from inside the frame. */
interface ProbeServers {
  deskUrl: string;
  store: DeskStore;
}

const probePage = (deskUrl: string) => `<!doctype html><title>Probe</title>
<script src="${deskUrl}/zaf_sdk.js"></script>
<script src="/zaf.js"></script>
<script>zaf.connect({ sdk: ZAFClient, deadlines: { register: 2000, get: 1000, set: 1000, invoke: 1000, read: 2000, write: 2000 } })
  .then((connected) => { globalThis.app = connected; }, (error) => { globalThis.failure = error; })</script>`;

async function startProbe() {
  const { folder, remove } = temporaryFolder();
  const script = await bundledClient();
  const port = await freePort();
  const deskUrl = `http://localhost:${port}`;
  const app = createServer((request, response) => {
    const isScript = request.url === '/zaf.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : probePage(deskUrl));
  });
  const appPort = await freePort();
  await new Promise<void>((done) => app.listen(appPort, '127.0.0.1', done));
  const store = openDeskStore(folder);
  const desk = await buildDesk({
    store,
    account: openAccount(folder, port),
    rulesUrl: `http://127.0.0.1:${appPort}`,
    pageFolder: fileURLToPath(new URL('../dist/page', import.meta.url)),
  });
  await desk.listen({ port, host: 'localhost' });
  async function stop() {
    await desk.close();
    app.closeAllConnections();
    await new Promise((done) => app.close(done));
    remove();
  }
  return { deskUrl, store, stop };
}

/** Our client as one plain script that leaves `zaf` on the page. */
async function bundledClient(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL('_probe-client.ts', import.meta.url)),
        formats: ['iife'],
        name: 'zaf',
      },
    },
  });
  const outputs = Array.isArray(result)
    ? result.flatMap(({ output }) => output)
    : 'output' in result
      ? result.output
      : [];
  const chunk = outputs.find((output) => output.type === 'chunk');
  if (!chunk) throw new Error('The client was not bundled');
  return chunk.code;
}

export class ProbeSeat extends Seat {
  readonly console: ConsoleGuard;
  readonly store: DeskStore;

  constructor(seat: Seat, deskUrl: string, guard: ConsoleGuard, store: DeskStore) {
    super(seat.page, seat.userId, deskUrl);
    this.console = guard;
    this.store = store;
  }

  /** The frame of the app, once its page has run. */
  async app(): Promise<Frame> {
    const element = await this.ticket.locator('iframe').elementHandle();
    const frame = await element?.contentFrame();
    if (!frame) throw new Error('There is no app beside this ticket');
    await frame.waitForFunction(() => 'app' in globalThis || 'failure' in globalThis);
    return frame;
  }

  /** Runs code inside the app's frame; `app` is our connected client, `zaf` the package. */
  async run<T>(code: string): Promise<T> {
    const frame = await this.app();
    return frame.evaluate<T>(`(async () => { ${code} })()`);
  }
}

export const test = base.extend<{ probe: ProbeSeat }, { probeServers: ProbeServers }>({
  probeServers: [
    // oxlint-disable-next-line no-empty-pattern -- the runner reads the dependencies from the pattern
    async ({}, use) => {
      const { stop, ...servers } = await startProbe();
      await use(servers);
      await stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  probe: async ({ page, context, probeServers: { deskUrl, store } }, use) => {
    const guard = guardConsole(context);
    store.reset();
    await use(new ProbeSeat(new Seat(page, 9001, deskUrl), deskUrl, guard, store));
    await page.goto('about:blank');
    store.reset();
    base.expect(guard.unexpected(), 'what the pages wrote to the console').toEqual([]);
  },
});
