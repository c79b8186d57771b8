import { v7 } from 'uuid';
import { accountsOf } from '../accounts.ts';
import { eraseRun } from '../runs/erase-run.ts';
import { eraseOlder } from '../runs/retention.ts';
import { openRunBook, serviceActor } from '../runs/run-book.ts';
import { workflowLibrary } from '../runs/workflow-library.ts';
import { openStore } from '../store/open-store.ts';
import { required, runCommand, UsageError } from './command.ts';

const usage =
  'Say what to erase: --run <id> --because <reason>, --person <address> --because <reason>, or --older-than <days>';

/** Erases values of one run, of all runs that name a person, or of old closed runs. With SQLite, stop the service first. */
await runCommand(['account', 'run', 'person', 'because', 'older-than'], async (line) => {
  const account = required(line, 'account');
  const now = new Date();
  const store = await openStore(line.configuration);
  try {
    const erasing = { store, newId: () => v7() };
    const days = line.options['older-than'];
    if (days !== undefined) {
      if (!/^\d+$/.test(days)) throw new UsageError('--older-than takes a number of days');
      console.log(`${await eraseOlder(erasing, account, Number(days), now)} runs erased`);
      return 0;
    }
    const { run, person } = line.options;
    const ids = run ? [run] : person ? await store.runsNaming(account, person) : null;
    if (!ids) throw new UsageError(usage);
    const because = required(line, 'because');
    // Lists need no account's settings, and each run is read under the version that was kept with it.
    const book = openRunBook({ ...erasing, library: workflowLibrary([], store), accounts: accountsOf([]) });
    for (const id of ids) {
      const stored = await store.load(account, id);
      if (!stored) throw new UsageError(`There is no run ${id} in account ${account}`);
      await eraseRun(erasing, { account, stored, because }, serviceActor, now);
      await book.moveSiblings({ account, id, ticketId: stored.run.summary.ticketId }, now);
    }
    console.log(`${ids.length} runs erased`);
    return 0;
  } finally {
    await store.close();
  }
});
