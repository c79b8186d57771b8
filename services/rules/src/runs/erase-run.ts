import type { Actor } from '@handrail/contract';
import { Refusal } from '../problem.ts';
import type { LoadedRun, RunBook } from './run-book.ts';

/** Takes all values out of a run; erasing twice is one erasure. */
export async function eraseRun(
  book: RunBook,
  run: LoadedRun,
  { key, because }: { key: string; because: string },
  actor: Actor,
  now: Date,
): Promise<LoadedRun> {
  if (run.stored.erasedAt !== null) return run;
  const erased = await book.erase(run, { key, body: { type: 'run_erased', because } }, actor, now);
  if (!erased) throw new Refusal('unavailable', 'The run changed meanwhile; try again');
  return erased;
}
