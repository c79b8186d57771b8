import { Refusal } from '../problem.ts';
import type { Handlers } from '../register-routes.ts';
import { type Erasing, eraseRun } from '../runs/erase-run.ts';
import { actorOf } from '../runs/record-event.ts';
import type { RunBook } from '../runs/run-book.ts';
import type { SourceBook } from '../sources/source-book.ts';

export function erasureHandlers(erasing: Erasing, book: RunBook, sources: SourceBook): Pick<Handlers, 'eraseRun'> {
  return {
    async eraseRun({ params, body: { because } }, { who, now }) {
      const { account } = who;
      const stored = await erasing.store.load(account, params.runId);
      if (!stored) throw new Refusal('not_found', 'There is no such run', { told: 'run_gone' });
      if (stored.run.summary.status === 'open' && stored.erasedAt === null)
        throw new Refusal('conflict', 'Close the run before its values are erased');
      const seq = await eraseRun(erasing, { account, stored, because }, actorOf(who), now);
      const { ticketId } = stored.run.summary;
      await book.moveSiblings({ account, id: params.runId, ticketId }, now);
      sources.forget(account);
      return { erased: true, seq };
    },
  };
}
