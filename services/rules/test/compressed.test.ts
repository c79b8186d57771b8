import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import { OpenedTicketSchema } from '@handrail/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchToken, startApp, type TestApp, writePages } from './_app.ts';
import { onlyRun, ticket } from './_ticket.ts';

const code = "export const says = 'as it was built';\n";
const home = mkdtempSync(join(tmpdir(), 'handrail-compressed-'));
const assets = join(home, 'sidebar', 'assets');
let service: TestApp;
let headers: { authorization: string };
beforeAll(async () => {
  writePages(assets);
  writeFileSync(join(assets, 'page-a1b2c3d4.js'), code);
  writeFileSync(join(assets, 'page-a1b2c3d4.js.br'), brotliCompressSync(code));
  writeFileSync(join(assets, 'tiny-a1b2c3d4.js'), 'export {};\n');
  writeFileSync(join(assets, 'logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  mkdirSync(join(home, 'kept'));
  writeFileSync(join(home, 'kept', 'page-e5f6a7b8.js'), code);
  writeFileSync(join(home, 'kept', 'page-e5f6a7b8.js.br'), brotliCompressSync(code));
  service = await startApp({ sidebarDir: join(home, 'sidebar'), keptAssetsDir: join(home, 'kept') });
  headers = await service.signIn();
});
afterAll(async () => {
  await service.close();
  rmSync(home, { recursive: true });
});

const asset = (name: string, encodings: string) =>
  service.app.inject({ url: `/app/assets/${name}`, headers: { 'accept-encoding': encodings } });

test.each(['page-a1b2c3d4.js', 'page-e5f6a7b8.js'])('code is sent as Brotli to who takes it: %s', async (name) => {
  const sent = await asset(name, 'gzip, deflate, br, zstd');
  expect(sent.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
  expect(String(sent.headers['content-type'])).toContain('javascript');
  expect(String(sent.headers['cache-control'])).toContain('immutable');
  expect(brotliDecompressSync(sent.rawPayload).toString()).toBe(code);
});

test('anybody else is sent the code itself, and so is everybody where it has no twin', async () => {
  const whole = await asset('page-a1b2c3d4.js', 'identity');
  expect(whole.headers['content-encoding']).toBeUndefined();
  expect(whole.headers['vary']).toBe('accept-encoding');
  expect(whole.body).toBe(code);
  const tiny = await asset('tiny-a1b2c3d4.js', 'br');
  expect(tiny.headers['content-encoding']).toBeUndefined();
  expect(tiny.body).toBe('export {};\n');
  expect((await asset('logo.svg', 'br')).body).toContain('<svg');
});

test('an answer of more than a packet is sent as gzip to who takes it, a smaller one as it is', async () => {
  const open = (encodings: string) =>
    service.app.inject({
      method: 'POST',
      url: '/v1/tickets/101/open',
      headers: { ...headers, 'accept-encoding': encodings },
      payload: { snapshot: { ...ticket(), id: 101 } },
    });
  const small = await open('gzip, deflate, br');
  expect(small.headers['content-encoding']).toBe('gzip');
  const opened = OpenedTicketSchema.parse(JSON.parse(gunzipSync(small.rawPayload).toString()));
  const whole = await open('identity');
  expect(whole.headers['content-encoding']).toBeUndefined();
  expect(onlyRun(opened).id).toBe(onlyRun(OpenedTicketSchema.parse(whole.json())).id);
  expect(small.rawPayload.length).toBeLessThan(whole.rawPayload.length / 2);
  const alive = await service.app.inject({ url: '/healthz', headers: { 'accept-encoding': 'gzip' } });
  expect(alive.headers['content-encoding']).toBeUndefined();
});

test('a page with a session in it is sent as it is, whoever asks', async () => {
  const token = await launchToken(service.desk, service.clock.now);
  const page = await service.launch(token, { 'accept-encoding': 'gzip, br' });
  expect(page.body).toContain('handrail-launch');
  expect(page.headers['content-encoding']).toBeUndefined();
});
