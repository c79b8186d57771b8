import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openNotices } from '../src/store/postgres-notices.ts';
import { hasPostgres, startPostgres, type TestPostgres } from './_postgres.ts';

describe.runIf(hasPostgres)('notices of PostgreSQL', () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  }, 30_000);
  afterAll(() => server.stop(), 120_000);

  test('a listener that lives long gathers nothing with each probe', async () => {
    const asked = vi.spyOn(Client.prototype, 'query');
    const warned = vi.spyOn(process, 'emitWarning');
    const notices = await openNotices(await server.newDatabase(), () => Promise.resolve(), { every: 1, takes: 5000 });
    await expect.poll(() => asked.mock.calls.flat().filter((text) => text === 'select 1').length).toBeGreaterThan(20);
    expect(warned).not.toHaveBeenCalled();
    await notices.close();
    asked.mockRestore();
    warned.mockRestore();
  });
});
