import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { tinyPacks } from './_app.ts';

const home = mkdtempSync(join(tmpdir(), 'handrail-refused-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** What a start says that cannot succeed, and the code it ends with. */
async function start(environment: Record<string, string>): Promise<{ said: string; code: unknown }> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, '../src/server.ts')], {
    env: { ...process.env, DATA_DIR: home, WORKFLOWS_DIR: tinyPacks, RULES_PORT: '0', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const [code]: unknown[] = await once(child, 'close');
  return { said, code };
}

test('a taken port is said in one line, with the way out', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  const { said, code } = await start({ RULES_PORT: String(address.port) });
  expect(said).toMatch(/^The address is taken \(.*EADDRINUSE.*\)\. .*RULES_PORT to another port\.\n$/);
  expect(code).toBe(1);
  server.close();
}, 60_000);

test('a database that is away is said in one line, with what the network said', async () => {
  const { said, code } = await start({ DATABASE_URL: 'postgresql://handrail@127.0.0.1:1/none' });
  expect(said).toMatch(/^PostgreSQL cannot take this now: .*ECONNREFUSED.*\n$/);
  expect(code).toBe(1);
}, 60_000);
