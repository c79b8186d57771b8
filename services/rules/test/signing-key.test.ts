import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { z } from 'zod';

const IdsSchema = z.array(z.string());
const folders = 100;
const instances = 4;

/** Opens folder after folder, each at the same moment as the other instances. */
const opensKeys = `
  const { parentPort, workerData: { root, folders, instances, gate, module } } = require('node:worker_threads');
  import('tsx/esm/api').then(({ register }) => register()).then(() => import(module)).then(({ keptSigningKey }) => {
    const arrived = new Int32Array(gate);
    const ids = [];
    for (let folder = 0; folder < folders; folder++) {
      Atomics.add(arrived, folder, 1);
      while (Atomics.load(arrived, folder) < instances);
      ids.push(keptSigningKey(root + '/' + folder).id);
    }
    parentPort.postMessage(ids);
  });
`;

test('instances that start at the same moment agree on one key', async () => {
  const root = mkdtempSync(join(tmpdir(), 'handrail-keys-'));
  const gate = new SharedArrayBuffer(4 * folders);
  const module = join(import.meta.dirname, '../src/audit/signing-key.ts');
  const workers = Array.from(
    { length: instances },
    () =>
      new Worker(opensKeys, {
        eval: true,
        workerData: { root, folders, instances, gate, module },
      }),
  );
  const seen = await Promise.all(workers.map(async (worker) => IdsSchema.parse((await once(worker, 'message'))[0])));
  for (const ids of seen) expect(ids).toEqual(seen[0]);
  expect(new Set(seen[0]).size).toBe(folders);
  for (const folder of readdirSync(root)) {
    expect(readdirSync(join(root, folder))).toEqual(['audit-key.pem']);
    expect(statSync(join(root, folder, 'audit-key.pem')).mode & 0o777).toBe(0o600);
  }
  rmSync(root, { recursive: true });
});
