import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { newDrain } from '../src/drain.ts';
import { startApp, tinyPacks } from './_app.ts';

const home = mkdtempSync(join(tmpdir(), 'handrail-drain-'));
const started: ReturnType<typeof spawn>[] = [];

afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
  rmSync(home, { recursive: true, force: true });
});

/** A service of its own and its address, read from the line by which it says that it listens. */
async function startProcess(drainSeconds: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, '../src/server.ts')], {
    env: { ...process.env, RULES_PORT: '0', DATA_DIR: home, WORKFLOWS_DIR: tinyPacks, DRAIN_SECONDS: drainSeconds },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  let log = '';
  const url = await new Promise<string>((done) => {
    child.stdout.on('data', (part: Buffer) => {
      log += part.toString();
      const listens = /Server listening at (http:[^"]+)"/.exec(log);
      if (listens?.[1]) done(listens[1]);
    });
  });
  return { child, url, ended: once(child, 'exit') };
}

test('a draining instance is not ready, still answers, and closes each connection', async () => {
  const drain = newDrain();
  const service = await startApp({ packs: [], drain });
  const { app } = service;
  expect((await app.inject('/readyz')).statusCode).toBe(200);
  expect((await app.inject('/healthz')).headers['connection']).not.toBe('close');
  drain.begin();
  const refused = await app.inject('/readyz');
  expect(refused.statusCode).toBe(503);
  const alive = await app.inject('/healthz');
  expect(alive.statusCode).toBe(200);
  expect(alive.headers['connection']).toBe('close');
  await service.close();
});

test('SIGTERM drains: the process serves on until asked again, and ends with 0', async () => {
  const { child, url, ended } = await startProcess('120');
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  child.kill('SIGTERM');
  await expect.poll(async () => (await fetch(`${url}/readyz`)).status).toBe(503);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
}, 60_000);

test('with no time to drain SIGTERM closes at once', async () => {
  const { child, ended } = await startProcess('0');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
}, 60_000);
