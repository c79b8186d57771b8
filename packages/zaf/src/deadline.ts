import type { Clock } from './clock.ts';
import { ZafError } from './zaf-error.ts';

/** Longest wait per kind of call, in ms. The SDK's own limits are 5 s, 5 min or none, by version and call. */
export interface Deadlines {
  register: number;
  get: number;
  set: number;
  invoke: number;
  createInstance: number;
  read: number;
  write: number;
  /** How long a save may be held up before it goes through unasked. */
  save: number;
}

export const defaultDeadlines: Deadlines = {
  register: 10_000,
  get: 4000,
  set: 4000,
  invoke: 4000,
  createInstance: 10_000,
  read: 10_000,
  write: 20_000,
  save: 3000,
};

/** Settles with `answer`, or rejects with `timed_out` after `limit` ms. A late answer is dropped. */
export function withDeadline<T>(answer: Promise<T>, call: string, limit: number, clock: Clock): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.schedule(limit, () =>
      reject(new ZafError('timed_out', call, `no answer from Zendesk within ${limit / 1000} s`)),
    );
    answer.then(resolve, reject).finally(cancel);
  });
}
