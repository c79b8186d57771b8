import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpenedTicketSchema, RunViewSchema, type SentEventBody } from '@handrail/contract';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchOf, launchToken, newZendesk, tinyPacks, writePages } from './_app.ts';
import { hasPostgres, startPostgres, type TestPostgres } from './_postgres.ts';
import { fact, onlyRun, ticket } from './_ticket.ts';

interface Instance {
  url: string;
  kill(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (!address || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Resolves at the line by which the service says that it listens. */
async function untilListening(child: ChildProcess): Promise<void> {
  await new Promise<void>((done, failed) => {
    let said = '';
    child.once('exit', (code) => failed(new Error(`The instance ended with ${code}\n${said}`)));
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part: Buffer) => {
        said += part.toString();
        if (said.includes('Server listening')) done();
      });
  });
}

/** A process of its own, so that it can be killed as a crash would. */
async function startInstance(environment: Record<string, string>): Promise<Instance> {
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, '../src/server.ts')], {
    env: { ...process.env, ...environment, RULES_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await untilListening(child);
  return {
    url: `http://127.0.0.1:${port}`,
    async kill() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

const headersOf = (session: string) => ({ authorization: `Bearer ${session}`, 'content-type': 'application/json' });

async function post(url: string, session: string, payload: object): Promise<unknown> {
  const answer = await fetch(url, { method: 'POST', headers: headersOf(session), body: JSON.stringify(payload) });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** Reads a run's stream at one instance; `sees` resolves when the number has come, or with false when the stream broke. */
async function streamAt(instance: Instance, session: string, runId: string) {
  const answer = await fetch(`${instance.url}/v1/runs/${runId}/stream`, { headers: headersOf(session) });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error('no stream');
  let text = '';
  return {
    async sees(seq: number): Promise<boolean> {
      while (!text.includes(`"seq":${seq}}`)) {
        const part = await reader.read().catch(() => null);
        if (!part || part.done) return false;
        text += part.value;
      }
      return true;
    },
    close: () => reader.cancel(),
  };
}

describe.runIf(hasPostgres)('two processes on one PostgreSQL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-instances-'));
  let server: TestPostgres;
  let environment: Record<string, string>;
  const living = new Set<Instance>();
  const start = async () => {
    const instance = await startInstance(environment);
    living.add(instance);
    return instance;
  };
  const kill = (instance: Instance) => {
    living.delete(instance);
    return instance.kill();
  };
  beforeAll(async () => {
    server = await startPostgres();
    const { entry } = await newZendesk('desk');
    const assets = join(folder, 'sidebar', 'assets');
    writePages(assets);
    writeFileSync(join(folder, 'accounts.json'), JSON.stringify({ accounts: [entry] }));
    environment = {
      DATABASE_URL: await server.newDatabase(),
      DATA_DIR: join(folder, 'data'),
      ACCOUNTS_FILE: join(folder, 'accounts.json'),
      SIDEBAR_DIR: join(folder, 'sidebar'),
      WORKFLOWS_DIR: tinyPacks,
      SESSION_SECRET: 'one secret for every instance of the service',
    };
  }, 60_000);
  afterAll(async () => {
    await Promise.all([...living].map(kill));
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('whichever is killed, the other takes and tells every event', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    const token = await launchToken(await newZendesk('desk'), new Date());
    const page = await fetch(`${first.url}/app/ticket-sidebar?origin=x&app_guid=g`, {
      method: 'POST',
      headers: { accept: 'text/html' },
      body: new URLSearchParams({ token }),
    });
    const { token: session } = launchOf(await page.text()).session;
    let run = onlyRun(
      OpenedTicketSchema.parse(await post(`${first.url}/v1/tickets/7/open`, session, { snapshot: ticket() })),
    );
    const record = async (at: Instance, body: SentEventBody) => {
      const sent = { expectedSeq: run.seq, key: v7(), body };
      run = RunViewSchema.parse(await post(`${at.url}/v1/runs/${run.id}/events`, session, sent));
      return run.seq;
    };

    const atSecond = await streamAt(second, session, run.id);
    expect(await atSecond.sees(await record(first, fact('requester.paid', true)))).toBe(true);
    await kill(first);
    expect(await atSecond.sees(await record(second, fact('other.active', false)))).toBe(true);

    const third = await start();
    const atThird = await streamAt(third, session, run.id);
    const correction = {
      type: 'fact_corrected',
      fact: 'other.active',
      value: true,
      source: 'agent',
      evidence: null,
      reason: 'Seen now',
    } as const;
    expect(await atThird.sees(await record(second, correction))).toBe(true);
    await kill(second);
    expect(await atSecond.sees(Number.MAX_SAFE_INTEGER)).toBe(false);
    expect(await atThird.sees(await record(third, { ...correction, value: false, reason: 'Looked again' }))).toBe(true);
    await atThird.close();
  }, 90_000);
});
