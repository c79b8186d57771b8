import { exportPerson } from '../runs/retention.ts';
import { readStore } from '../store/open-store.ts';
import { required, runCommand } from './command.ts';

/** Prints everything kept of one person as JSON. */
await runCommand(['account', 'person'], async (line) => {
  const [account, person] = [required(line, 'account'), required(line, 'person')];
  const store = await readStore(line.configuration);
  try {
    console.log(JSON.stringify(await exportPerson(store, account, person, new Date()), null, 2));
    return 0;
  } finally {
    await store.close();
  }
});
