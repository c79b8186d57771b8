import type { Clock } from '../src/clock.ts';

/** A clock that moves only when told. */
export function heldClock(): Clock & { pass(ms: number): void } {
  let now = 0;
  const tasks = new Set<{ due: number; task: () => void }>();
  return {
    now: () => now,
    schedule(delay, task) {
      const entry = { due: now + delay, task };
      tasks.add(entry);
      return () => tasks.delete(entry);
    },
    pass(ms) {
      now += ms;
      for (const entry of [...tasks].sort((a, b) => a.due - b.due)) {
        if (entry.due > now) continue;
        tasks.delete(entry);
        entry.task();
      }
    },
  };
}
