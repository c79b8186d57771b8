import { Buffer } from 'node:buffer';
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loopbackCertificate } from './_loopback-certificate.ts';
import { namesInZip } from './_names-in-zip.ts';
import { completePackageFolder } from './package-folder.ts';

/** What `zcli` asked of Zendesk, in order. */
const asked: { call: string; body: Buffer }[] = [];
const answers: Record<string, [status: number, body: object]> = {
  'POST /api/v2/apps/validate': [200, {}],
  'POST /api/v2/apps/uploads.json': [201, { id: 11 }],
  'POST /api/apps.json': [200, { job_id: 'j1' }],
  'GET /api/v2/apps/job_statuses/j1': [200, { status: 'completed', app_id: 77 }],
  'POST /api/support/apps/installations.json': [201, { id: 5 }],
};

const home = mkdtempSync(join(tmpdir(), 'handrail-zcli-'));
const app = join(home, 'app');
let server: Server;
let port = 0;
let tool = '';

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const call = `${request.method} ${request.url}`;
  asked.push({ call, body: await bodyOf(request) });
  const [status, body] = answers[call] ?? [404, { error: 'InvalidEndpoint' }];
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

beforeAll(async () => {
  const installer = join(import.meta.dirname, '../../../scripts/tool.mjs');
  tool = execFileSync(process.execPath, [installer, 'zcli'], { encoding: 'utf8' }).trim();
  const certificate = loopbackCertificate();
  writeFileSync(join(home, 'cert.pem'), certificate.cert);
  completePackageFolder(app, null);
  writeFileSync(
    join(app, 'zcli.apps.config.json'),
    JSON.stringify({ parameters: { service: 'handrail.example.com' } }),
  );
  server = createServer(certificate, (request, response) => {
    void answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
}, 300_000);
afterAll(async () => {
  await new Promise((closed) => server.close(closed));
  rmSync(home, { recursive: true, force: true });
});

/** Zendesk's own tool, as `docs/install.md` has it used, against this loopback Zendesk. */
function zcli(...args: string[]) {
  const env = {
    PATH: process.env['PATH'],
    HOME: home,
    ZENDESK_SUBDOMAIN: '127.0',
    ZENDESK_DOMAIN: `0.1:${port}`,
    ZENDESK_EMAIL: 'admin@example.com',
    ZENDESK_API_TOKEN: 'token-of-a-test',
    NODE_EXTRA_CA_CERTS: join(home, 'cert.pem'),
  };
  const program = join(tool, 'node_modules/@zendesk/zcli-apps/bin/run');
  return new Promise<{ code: unknown; said: string }>((done) => {
    execFile(process.execPath, [program, ...args], { env }, (error, stdout, stderr) =>
      done({ code: error?.code ?? 0, said: `${stdout}${stderr}` }),
    );
  });
}

/** The zip inside an upload. */
function zipIn(body: Buffer): Buffer {
  return body.subarray(body.indexOf('PK\x03\x04', 0, 'latin1'));
}

test('zcli validates the package and sends nothing but the package', { timeout: 120_000 }, async () => {
  asked.length = 0;
  const { code, said } = await zcli('apps:validate', app);
  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('No validation errors') });
  expect(asked.map(({ call }) => call)).toEqual(['POST /api/v2/apps/validate']);
  const sent = namesInZip(zipIn(asked[0]?.body ?? Buffer.alloc(0)));
  expect(sent).toContain('manifest.json');
  expect(
    sent.filter((name) => !/^(manifest\.json|translations\/\w+\.json|assets\/[\w-]+\.(png|svg))$/.test(name)),
  ).toEqual([]);
});

test('zcli installs it with the host of the service as its setting', { timeout: 120_000 }, async () => {
  asked.length = 0;
  const { code, said } = await zcli('apps:create', app);
  expect({ code, said }).toMatchObject({
    code: 0,
    said: expect.stringContaining('Successfully installed app: Handrail'),
  });
  expect(asked.map(({ call }) => call)).toEqual([
    'POST /api/v2/apps/uploads.json',
    'POST /api/apps.json',
    'GET /api/v2/apps/job_statuses/j1',
    'POST /api/support/apps/installations.json',
  ]);
  const installed: unknown = JSON.parse(asked.at(-1)?.body.toString() ?? '{}');
  expect(installed).toMatchObject({ app_id: '77', settings: { service: 'handrail.example.com', name: 'Handrail' } });
});
