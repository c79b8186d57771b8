import { join } from 'node:path';
import { ProblemSchema, type RunView, RunViewSchema } from '@handrail/contract';
import { afterAll, expect, test } from 'vitest';
import { openPostgresStore } from '../src/store/postgres-store.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import type { Store } from '../src/store/store.ts';
import { verifyChains } from '../src/store/verify-chains.ts';
import { startApp } from './_app.ts';
import { hasPostgres, postgresPrograms, startPostgres } from './_postgres.ts';
import { mountSmallDisk, type SmallDisk } from './_small-disk.ts';
import { callerOf, onlyRun } from './_ticket.ts';

const disks: SmallDisk[] = [];
afterAll(() => {
  for (const disk of disks) disk.unmount();
});

function smallDisk(megabytes: number): SmallDisk | null {
  const disk = mountSmallDisk(megabytes);
  if (disk) disks.push(disk);
  else process.stderr.write('\nSKIPPED: a full disk. It takes root on Linux.\n\n');
  return disk;
}

/** Writes until the disk is full: then a clear 503, nothing acknowledged is lost, and it goes on when there is room. */
async function fillAndClear(disk: SmallDisk, openStore: () => Promise<Store>) {
  const service = await startApp({ openStore });
  const agent = callerOf(service, await service.signIn());
  let run: RunView = onlyRun(await agent.open());
  const write = (n: number) =>
    agent.send(run, { type: 'mistake_reported', note: `${n} ${'x'.repeat(1900)}` }, `key-${n}-abcd`);
  disk.fill();
  let refused = null;
  let n = 0;
  for (; n < 20_000 && !refused; n += 1) {
    const answer = await write(n);
    if (answer.statusCode === 200) run = RunViewSchema.parse(answer.json());
    else refused = answer;
  }
  const { status, code } = ProblemSchema.parse(refused?.json());
  disk.clear();
  // The same key again, as the queue of a sidebar does: it counts once, whatever became of the first try.
  const deadline = performance.now() + 20_000;
  let again = await write(n - 1);
  while (again.statusCode === 503 && performance.now() < deadline) again = await write(n - 1);
  const { broken, events } = await verifyChains(service.store);
  await service.close();
  return { refused: `${status} ${code}`, again: again.statusCode, broken, tooMany: events - run.seq - 1 };
}

const passed = { refused: '503 unavailable', again: 200, broken: [], tooMany: 0 };

test('a full disk under SQLite is 503, loses nothing, and passes', async ({ skip }) => {
  const disk = smallDisk(4) ?? skip('no small disk');
  expect(await fillAndClear(disk, async () => openSqliteStore(join(disk.folder, 'data')))).toEqual(passed);
}, 120_000);

test('a full disk under PostgreSQL is 503, loses nothing, and passes', async ({ skip }) => {
  if (!hasPostgres || !postgresPrograms()) skip('no PostgreSQL of our own');
  const disk = smallDisk(160) ?? skip('no small disk');
  const server = await startPostgres(disk.folder, ['max_wal_size=48MB', 'min_wal_size=32MB']);
  const openStore = async () => openPostgresStore(await server.newDatabase(), { connections: 2 });
  expect(await fillAndClear(disk, openStore)).toEqual(passed);
  await server.stop();
}, 180_000);
