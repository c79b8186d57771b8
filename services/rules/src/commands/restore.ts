import { readBackup } from '../store/backup.ts';
import { openStore } from '../store/open-store.ts';
import { verifyChains } from '../store/verify-chains.ts';
import { runCommand, UsageError } from './command.ts';

/** Fills an empty store from a backup of either engine, then checks every chain. */
await runCommand([], async ({ configuration, words: [file], path }) => {
  if (!file) throw new UsageError('Name the backup: npm run -s restore -- handrail.jsonl.gz');
  const store = await openStore(configuration);
  try {
    const rows = await store.fill(readBackup(path(file)));
    const { runs, broken } = await verifyChains(store);
    console.log(`${rows} rows restored, ${runs} runs, ${broken.length} broken`);
    return broken.length === 0 ? 0 : 1;
  } finally {
    await store.close();
  }
});
