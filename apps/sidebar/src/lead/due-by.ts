import type { RunSummary } from '@handrail/contract';

/** The reader's midnight. */
export function endOfDay(now: number): number {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime();
}

/** Runs to check again before an instant. */
export const dueBy = (runs: readonly RunSummary[], end: number) =>
  runs.filter(({ wakeAt }) => wakeAt !== null && Date.parse(wakeAt) < end);
