import { readStore } from '../store/open-store.ts';
import { verifyChains } from '../store/verify-chains.ts';
import { runCommand } from './command.ts';

/** Checks every chain and names the first broken event of each broken run. Ends with 1 when there is any. */
await runCommand([], async ({ configuration }) => {
  const store = await readStore(configuration);
  try {
    const { runs, events, broken, seal } = await verifyChains(store);
    for (const { account, runId, seq, says } of broken) console.log(`${account} ${runId} event ${seq}: ${says}`);
    console.log(`${runs} runs, ${events} events, ${broken.length} broken`);
    console.log(`seal ${seal}`);
    return broken.length === 0 ? 0 : 1;
  } finally {
    await store.close();
  }
});
