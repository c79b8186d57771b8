import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openAccount } from '../src/server/account.ts';
import { buildDesk } from '../src/server/desk-app.ts';
import { openDeskStore } from '../src/server/desk-store.ts';

// Making a key takes longer than all the rest of a test.
const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
const nobody = 'http://127.0.0.1:9';
const now = new Date('2026-11-23T09:00:00.000Z');

export interface ListeningDesk {
  origin: string;
  close: () => Promise<void>;
}

/** The desk's interfaces on a port of their own, until they are closed. */
export async function listeningDesk(): Promise<ListeningDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-desk-'));
  const store = openDeskStore(folder, () => now);
  const account = openAccount(folder, 4600, null);
  const app = await buildDesk({ store, account, rulesUrl: nobody, pageFolder: null });
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    origin,
    async close() {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The desk's interfaces over a folder of their own, with the clock held. Nobody listens at the service's address. */
export async function openedDesk({ rulesUrl = nobody, folder = newFolder() } = {}) {
  const store = openDeskStore(folder, () => now);
  const account = openAccount(folder, 4600, null);
  const app = await buildDesk({ store, account, rulesUrl, pageFolder: null });
  onTestFinished(() => app.close());

  async function call(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
    headers = {},
  ) {
    const answer = await app.inject({
      method,
      url,
      headers: { 'x-desk-user': '9001', ...headers },
      ...(payload ? { payload } : {}),
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.json<Record<string, unknown>>() };
  }
  return { app, store, account, folder, call };
}

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-desk-'));
  writeFileSync(join(folder, 'key.pem'), key);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
