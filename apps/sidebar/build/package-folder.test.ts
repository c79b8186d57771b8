import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAppPkg } from '@zendesk/zcli-apps/dist/lib/package.js';
import { afterEach, expect, test } from 'vitest';
import { completePackageFolder } from './package-folder.ts';

const dist = mkdtempSync(join(tmpdir(), 'handrail-package-'));
afterEach(() => rmSync(dist, { recursive: true, force: true }));

/** Names in a zip's central directory. */
function namesIn(zip: Buffer): string[] {
  const names: string[] = [];
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = zip.readUInt32LE(end + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [name, extra, comment] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)];
    names.push(zip.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names.filter((name) => !name.endsWith('/')).toSorted();
}

test('the package holds the manifest, the texts and the logos, and nothing else', async () => {
  completePackageFolder(dist, new URL('https://rules.example.org'));
  for (const page of ['modal.html', 'index-abc.js', 'index-abc.css', 'chunks.json']) {
    writeFileSync(join(dist, 'assets', page), 'of the service');
  }
  const zip = readFileSync(await createAppPkg(dist));
  expect(namesIn(zip)).toEqual([
    'assets/icon_nav_bar.svg',
    'assets/logo-small.png',
    'assets/logo.png',
    'manifest.json',
    'translations/de.json',
    'translations/en.json',
    'translations/es.json',
    'translations/ja.json',
  ]);
  const manifest: unknown = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8'));
  expect(manifest).toMatchObject({
    signedUrls: true,
    location: {
      support: {
        ticket_sidebar: { url: 'https://rules.example.org/app/ticket-sidebar', flexible: true },
        nav_bar: { url: 'https://rules.example.org/app/nav-bar' },
      },
    },
  });
});

test('the logos have the sizes that Zendesk asks for', () => {
  completePackageFolder(dist, null);
  for (const [name, size] of [
    ['logo.png', 320],
    ['logo-small.png', 128],
  ] as const) {
    const png = readFileSync(join(dist, 'assets', name));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  }
  expect(readFileSync(join(dist, 'assets/icon_nav_bar.svg'), 'utf8')).toContain('viewBox="0 0 18 18"');
});
