import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keptFor } from '../src/keep-assets.ts';
import { startApp, writePages } from './_app.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'handrail-assets-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

let releases = 0;
const now = Date.parse('2026-11-23T12:00:00.000Z');

/** What a release with this chunk serves, started `at`. */
async function release(chunk: string, at = now) {
  const sidebarDir = join(home, `release-${(releases += 1)}`);
  const assets = join(sidebarDir, 'assets');
  mkdirSync(assets, { recursive: true });
  writePages(assets);
  writeFileSync(join(assets, chunk), `export const of = '${chunk}';\n`);
  const service = await startApp({
    packs: [],
    sidebarDir,
    keptAssetsDir: join(home, 'kept'),
    now: () => new Date(at),
  });
  const served = async (name: string) => (await service.app.inject(`/app/assets/${name}`)).statusCode;
  return { served, close: () => service.close() };
}

test('a page of the release before still finds its code after a deploy', async () => {
  const first = await release('more-panel-a1b2c3d4.js');
  await first.close();
  const second = await release('more-panel-e5f6a7b8.js');
  expect(await second.served('more-panel-a1b2c3d4.js')).toBe(200);
  expect(await second.served('more-panel-e5f6a7b8.js')).toBe(200);
  expect(await second.served('more-panel-00000000.js')).toBe(404);
  expect(await second.served('ticket_sidebar.html')).toBe(404);
  await second.close();
});

test('the same release, started again, serves its code once, and code of long ago goes', async () => {
  const first = await release('more-panel-a1b2c3d4.js');
  await first.close();
  const again = await release('more-panel-a1b2c3d4.js', now + keptFor / 2);
  expect(await again.served('more-panel-a1b2c3d4.js')).toBe(200);
  await again.close();
  const soon = await release('more-panel-e5f6a7b8.js', now + keptFor + 1);
  expect(await soon.served('more-panel-a1b2c3d4.js')).toBe(200);
  await soon.close();
  const late = await release('more-panel-e5f6a7b8.js', now + 2 * keptFor);
  expect(await late.served('more-panel-a1b2c3d4.js')).toBe(404);
  await late.close();
});

test('a folder that cannot be written stops no start', async () => {
  writeFileSync(join(home, 'kept'), 'a file where the folder should be');
  const service = await release('more-panel-a1b2c3d4.js');
  expect(await service.served('more-panel-a1b2c3d4.js')).toBe(200);
  await service.close();
});
