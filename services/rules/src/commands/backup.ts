import { writeBackup } from '../store/backup.ts';
import { readStore } from '../store/open-store.ts';
import { runCommand, UsageError } from './command.ts';

/** Writes everything of one instant to a file; the service may go on meanwhile. */
await runCommand([], async ({ configuration, words: [file], path }) => {
  if (!file) throw new UsageError('Name the file to write: npm run -s backup -- handrail.jsonl.gz');
  const store = await readStore(configuration);
  try {
    console.log(`${await writeBackup(store, path(file), new Date())} rows written to ${path(file)}`);
    return 0;
  } finally {
    await store.close();
  }
});
