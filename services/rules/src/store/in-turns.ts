import { setImmediate } from 'node:timers/promises';

const together = 100;

/**
 * Items that are at hand without waiting. Every so many others get their turn: requests do, and SQLite's driver frees the
 * rows it has handed out only then.
 */
export async function* inTurns<T>(items: Iterable<T>): AsyncIterable<T> {
  let given = 0;
  for (const item of items) {
    yield item;
    given += 1;
    if (given % together === 0) await setImmediate();
  }
}
