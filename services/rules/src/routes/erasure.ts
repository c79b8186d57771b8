import { Refusal } from '../problem.ts';
import type { Handlers } from '../register-routes.ts';
import { eraseRun } from '../runs/erase-run.ts';
import { actorOf } from '../runs/record-event.ts';
import type { RunBook } from '../runs/run-book.ts';

export function erasureHandlers(book: RunBook, newId: () => string): Pick<Handlers, 'eraseRun'> {
  return {
    async eraseRun({ params, body }, { who, now }) {
      const run = await book.load(who.account, params.runId, now);
      if (!run) throw new Refusal('not_found', 'There is no such run');
      if (run.situation.state.status === 'open' && run.stored.erasedAt === null)
        throw new Refusal('conflict', 'Close the run before its values are erased');
      const because = { key: newId(), because: body.because };
      const erased = await eraseRun(book, run, because, actorOf(who), now);
      return { erased: true, seq: erased.stored.events.length };
    },
  };
}
