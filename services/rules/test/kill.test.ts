import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../src/store/open-store.ts';
import type { Store } from '../src/store/store.ts';
import { verifyChains } from '../src/store/verify-chains.ts';
import { hasPostgres, startPostgres, type TestPostgres } from './_postgres.ts';

/** `HANDRAIL_LONG=1` runs the whole form. */
const isLong = process.env.HANDRAIL_LONG === '1';
const kills = isLong ? 50 : 3;

/** Starts a writer on a store, lets it acknowledge so many events, kills it. Answers what it acknowledged. */
function killedAfter(place: string, acknowledged: number): Promise<string[]> {
  const script = join(import.meta.dirname, '_writer.ts');
  const writer = spawn(process.execPath, ['--import', 'tsx', script, place], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  return new Promise((done, failed) => {
    writer.stdout.setEncoding('utf8');
    writer.stdout.on('data', (part: string) => {
      text += part;
      if (text.split('\n').length > acknowledged + 2) writer.kill('SIGKILL');
    });
    writer.once('error', failed);
    // The last line may be half written; it was not acknowledged then.
    writer.once('close', (code, signal) => {
      if (signal === 'SIGKILL') done(text.split('\n').slice(1, -1));
      else failed(new Error(`The writer ended with ${code}`));
    });
  });
}

interface Damage {
  /** Acknowledged events that are not there. */
  lost: string[];
  /** Runs that hold a key twice. */
  twice: string[];
  broken: unknown[];
}
const none: Damage = { lost: [], twice: [], broken: [] };

async function damageIn(store: Store, acknowledged: readonly string[]): Promise<Damage> {
  const there = new Set<string>();
  const twice: string[] = [];
  for await (const { end, events } of store.chains()) {
    for (const { seq, key } of events) there.add(`${end.runId} ${seq} ${key}`);
    if (new Set(events.map(({ key }) => key)).size < events.length) twice.push(end.runId);
  }
  const lost = acknowledged.filter((line) => !there.has(line));
  return { lost, twice, broken: (await verifyChains(store)).broken };
}

/** Kills writers one after the other at different moments; after each, the store must open at once. */
async function killAgainAndAgain(
  place: string,
  how: { DATA_DIR: string; DATABASE_URL?: string },
): Promise<{ acknowledged: number; slowestOpening: number; damage: Damage }> {
  const acknowledged: string[] = [];
  let slowestOpening = 0;
  let damage = none;
  for (let n = 0; n < kills; n += 1) {
    acknowledged.push(...(await killedAfter(place, 40 + ((n * 97) % 400))));
    const opening = performance.now();
    const store = await openStore(how);
    slowestOpening = Math.max(slowestOpening, performance.now() - opening);
    if (n === kills - 1) damage = await damageIn(store, acknowledged);
    await store.close();
  }
  return { acknowledged: acknowledged.length, slowestOpening, damage };
}

const limit = isLong ? 900_000 : 90_000;

test(
  `kill -9 of 32 writers on SQLite, ${kills} times: nothing acknowledged is lost`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'handrail-kill-'));
    const result = await killAgainAndAgain(folder, { DATA_DIR: folder });
    expect(result.damage).toEqual(none);
    expect(result.acknowledged).toBeGreaterThan(kills * 40);
    expect(result.slowestOpening).toBeLessThan(5000);
    rmSync(folder, { recursive: true, force: true });
  },
  limit,
);

describe.runIf(hasPostgres)('PostgreSQL', () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server.stop());

  test(
    `kill -9 of 32 writers, ${kills} times: nothing acknowledged is lost`,
    async () => {
      const url = await server.newDatabase();
      const result = await killAgainAndAgain(url, { DATA_DIR: '', DATABASE_URL: url });
      expect(result.damage).toEqual(none);
      expect(result.acknowledged).toBeGreaterThan(kills * 40);
      expect(result.slowestOpening).toBeLessThan(5000);
    },
    limit,
  );

  test(
    'kill -9 of the server itself: the instance goes on when it is back',
    async ({ skip }) => {
      const kill = server.kill ?? skip('The server belongs to somebody else');
      const url = await server.newDatabase();
      const acknowledged = await killedAfter(url, 200);
      const store = await openStore({ DATA_DIR: '', DATABASE_URL: url });
      const back = new Promise<void>((done) => {
        store.watch((notice) => {
          if (notice.kind === 'gap') done();
        });
      });
      await kill();
      await back;
      expect(await damageIn(store, acknowledged)).toEqual(none);
      await store.close();
    },
    limit,
  );
});
