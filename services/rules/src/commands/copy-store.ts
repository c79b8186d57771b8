import { openPostgresStore } from '../store/postgres-store.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import { verifyChains } from '../store/verify-chains.ts';
import { runCommand, UsageError } from './command.ts';

/** Moves everything from SQLite in DATA_DIR to an empty PostgreSQL. Holds the folder, so nothing is written meanwhile. */
await runCommand([], async ({ configuration }) => {
  if (!configuration.DATABASE_URL) throw new UsageError('Set DATABASE_URL to the PostgreSQL to fill');
  const from = openSqliteStore(configuration.DATA_DIR);
  try {
    const to = await openPostgresStore(configuration.DATABASE_URL);
    try {
      const rows = await to.fill(from.rows());
      const [before, after] = [await verifyChains(from), await verifyChains(to)];
      const isSame = before.seal === after.seal && after.broken.length === before.broken.length;
      console.log(
        `${rows} rows copied, ${after.runs} runs, ${after.events} events; ${isSame ? 'the same' : 'NOT the same'}`,
      );
      return isSame ? 0 : 1;
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
});
