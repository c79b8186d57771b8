import { openStore } from '../src/store/open-store.ts';
import { changeAfter, firstChange, noteOf } from './_run.ts';

/**
 * A process that writes with 32 hands until it is killed. Each line it prints is one acknowledged event: run, seq, key.
 * Started with the folder or address of a store.
 */
const [place = ''] = process.argv.slice(2);
const store = await openStore(
  place.startsWith('postgres') ? { DATA_DIR: '', DATABASE_URL: place } : { DATA_DIR: place },
);
process.stdout.write('ready\n');

async function hand(): Promise<never> {
  for (;;) {
    const first = firstChange('a', { ticketId: Math.floor(Math.random() * 1e9) + 1 });
    const { id } = first.run.summary;
    let run = { ...first, siblings: [], timesTold: 0, ticket: null, erasedAt: null };
    if (await store.append('a', first)) acknowledge(id, first.events[0]);
    for (let n = 0; n < 20; n += 1) {
      const change = changeAfter('a', run, noteOf(`note ${n}`));
      if (!(await store.append('a', change))) throw new Error('nobody else writes here');
      acknowledge(id, change.events[0]);
      run = { ...run, run: change.run, events: [...run.events, ...change.events] };
      // SQLite answers at once: other hands must have their turn.
      await new Promise((next) => setImmediate(next));
    }
  }
}

function acknowledge(runId: string, event: { seq: number; key: string } | undefined): void {
  process.stdout.write(`${runId} ${event?.seq} ${event?.key}\n`);
}

await Promise.all(Array.from({ length: 32 }, hand));
