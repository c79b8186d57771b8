import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfiguration } from '../src/configuration.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import { measuredStore } from '../src/telemetry/measured-store.ts';
import { startTelemetry } from '../src/telemetry/telemetry.ts';
import { startApp } from './_app.ts';
import { callerOf, fact, onlyRun } from './_ticket.ts';

/** A collector that speaks OTLP over HTTP with JSON bodies and keeps what it is told. */
let collector: Server;
let address = '';
const told: { path: string; body: string }[] = [];
const home = mkdtempSync(join(tmpdir(), 'handrail-telemetry-'));

beforeAll(async () => {
  collector = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      told.push({ path: request.url ?? '', body: Buffer.concat(parts).toString() });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const at = collector.address();
  if (!at || typeof at === 'string') throw new Error('no port');
  address = `http://127.0.0.1:${at.port}`;
});
afterAll(() => {
  collector.close();
  collector.closeAllConnections();
  rmSync(home, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address();
  server.close();
  await once(server, 'close');
  if (!at || typeof at === 'string') throw new Error('no port');
  return at.port;
}

test('metrics are scraped and traces received, without an address or a name in them', async () => {
  const port = await freePort();
  const telemetry = await startTelemetry(
    readConfiguration({ METRICS_PORT: String(port), OTEL_EXPORTER_OTLP_ENDPOINT: address, TRACE_SHARE: '1' }),
    '0.1.0',
  );
  const service = await startApp({
    telemetry,
    openStore: () =>
      Promise.resolve(measuredStore(openSqliteStore(join(home, 'data')), telemetry.instruments, telemetry.tracer)),
  });
  const agent = callerOf(service, await service.signIn());
  const run = onlyRun(await agent.open());
  await agent.record(run, fact('requester.paid', true));
  const stale = await agent.send(run, fact('requester.paid', true), 'another key of the same event');
  expect(stale.statusCode).toBe(409);
  await service.app.inject('/v1/runs');

  const scraped = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  expect(scraped).toMatch(/handrail_appends_total\{result="written"[^}]*\} [1-9]/);
  expect(scraped).toMatch(/handrail_decisions_total\{workflow="tiny_release"/);
  expect(scraped).toMatch(/handrail_launches_total\{outcome="taken"[^}]*\} 1/);
  expect(scraped).toMatch(/handrail_store_duration_count\{operation="append",result="ok"[^}]*\} [1-9]/);
  expect(scraped).toMatch(/http_server_request_duration_bucket\{[^}]*http_route="\/v1\/runs\/:runId\/events"/);
  expect(scraped).toMatch(/handrail_refusals_total\{status="401",route="\/v1\/runs"[^}]*\} 1/);
  expect(scraped).toMatch(/handrail_attempts_total\{code="unauthorized",route="\/v1\/runs"[^}]*\} 1/);
  expect(scraped).toContain('handrail_event_loop_delay');
  expect(scraped).toMatch(/handrail_appends_waiting[^}]*\} 0/);

  await service.close();
  await telemetry.stop();
  const paths = new Set(told.map(({ path }) => path));
  expect(paths).toEqual(new Set(['/v1/metrics', '/v1/traces']));
  const traces = told.filter(({ path }) => path === '/v1/traces').map(({ body }) => body);
  expect(traces.join('\n')).toContain('/v1/runs/:runId/events');
  expect(traces.join('\n')).toContain('store append');
  for (const text of [scraped, ...told.map(({ body }) => body)]) {
    expect(text).not.toMatch(/initech|rita|jane|Bearer/i);
    expect(text).not.toContain(run.id);
  }
});

test('a port that is taken is an error at start', async () => {
  const at = new URL(address).port;
  await expect(startTelemetry(readConfiguration({ METRICS_PORT: at }), '0.1.0')).rejects.toThrow('EADDRINUSE');
});

test('a collector that is away keeps nothing waiting at the end', async () => {
  const telemetry = await startTelemetry(
    readConfiguration({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', TRACE_SHARE: '1' }),
    '0.1.0',
  );
  telemetry.instruments.launches.add(1, { outcome: 'taken' });
  await expect(telemetry.stop()).resolves.toBeUndefined();
}, 30_000);
