import { MonthSchema } from '@handrail/contract';
import { recount } from '../numbers/recount.ts';
import { openStore } from '../store/open-store.ts';
import { runCommand, UsageError } from './command.ts';

/** Counts what workflows are judged by anew, from the events. Stop the service first: what it writes meanwhile is not counted. */
await runCommand(['from'], async ({ configuration, options }) => {
  const from = MonthSchema.default('0000-01').safeParse(options['from']);
  if (!from.success) throw new UsageError('--from takes a month as YYYY-MM');
  const store = await openStore(configuration);
  try {
    const { runs, counts } = await recount(store, from.data);
    console.log(`${runs} runs counted, ${counts} counts kept`);
    return 0;
  } finally {
    await store.close();
  }
});
