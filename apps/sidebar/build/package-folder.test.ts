import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { namesInZip } from './_names-in-zip.ts';
import { pack } from './pack.ts';
import { completePackageFolder, ServiceAddressSchema } from './package-folder.ts';

const dist = mkdtempSync(join(tmpdir(), 'handrail-package-'));
afterEach(() => rmSync(dist, { recursive: true, force: true }));

const ManifestSchema = z.object({
  location: z.object({ support: z.record(z.string(), z.object({ url: z.string() })) }),
  parameters: z.array(z.object({ name: z.string(), required: z.boolean() })).default([]),
});
const manifest = () => ManifestSchema.parse(JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8')));
const addresses = () => Object.values(manifest().location.support).map(({ url }) => url);
const mostKilobytes = 100;

test('the package holds the manifest, the texts and the logos, and nothing else', { timeout: 300_000 }, () => {
  completePackageFolder(dist, null);
  for (const page of ['modal.html', 'index-abc.js', 'index-abc.css', 'index-abc.js.br', 'chunks.json']) {
    writeFileSync(join(dist, 'assets', page), 'of the service');
  }
  writeFileSync(join(dist, 'zcli.apps.config.json'), '{"parameters": {"service": "mine.example.com"}}');
  writeFileSync(join(dist, 'handrail-0.0.9.zip'), 'of before');
  const zip = readFileSync(pack(dist));
  expect(namesInZip(zip)).toEqual([
    'assets/icon_nav_bar.svg',
    'assets/logo-small.png',
    'assets/logo.png',
    'manifest.json',
    'translations/de.json',
    'translations/en.json',
    'translations/es.json',
    'translations/ja.json',
  ]);
  expect(zip.length / 1000).toBeLessThan(mostKilobytes);
});

test('one package serves every host: each installation names its own', () => {
  completePackageFolder(dist, null);
  expect(addresses()).toEqual([
    'https://{{setting.service}}/app/ticket-sidebar',
    'https://{{setting.service}}/app/nav-bar',
  ]);
  expect(manifest().parameters).toMatchObject([{ name: 'service', required: true }]);
});

const LabelsSchema = z.object({
  app: z.object({
    parameters: z.record(z.string(), z.object({ label: z.string().min(3), helpText: z.string().min(3) })),
  }),
});

test('every setting has a label in every language', () => {
  completePackageFolder(dist, null);
  const names = manifest().parameters.map(({ name }) => name);
  const files = readdirSync(join(dist, 'translations'));
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) {
    const { app } = LabelsSchema.parse(JSON.parse(readFileSync(join(dist, 'translations', file), 'utf8')));
    expect([file, ...Object.keys(app.parameters)]).toEqual([file, ...names]);
  }
});

test.each([
  ['https://rules.example.org', 'https://rules.example.org'],
  ['https://apps.example.org:8443/handrail/', 'https://apps.example.org:8443/handrail'],
])('an address can be fixed instead, with its path: %s', (given, base) => {
  completePackageFolder(dist, ServiceAddressSchema.parse(given));
  expect(addresses()).toEqual([`${base}/app/ticket-sidebar`, `${base}/app/nav-bar`]);
  expect(manifest().parameters).toEqual([]);
});

test.each(['http://rules.example.org', 'https://me:secret@rules.example.org', 'https://r.example.org/?a=b', 'rules'])(
  'no agent is sent to %s',
  (given) => {
    expect(ServiceAddressSchema.safeParse(given).success).toBe(false);
  },
);

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
