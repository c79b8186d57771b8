type Work = () => unknown;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** One thing to time; `times` says how often one run does what is counted once. `before` is not timed. */
export type Timed = { before?: Work; run: Work; times: number };

/**
 * Microseconds of each work: the median of many rounds. Every round runs all of them in turn, so that whatever else
 * the machine does meets each alike.
 */
export async function compare<const Works extends Record<string, Timed>>(
  works: Works,
  rounds?: number,
): Promise<{ -readonly [Name in keyof Works]: number }>;
export async function compare(works: Record<string, Timed>, rounds = 41): Promise<Record<string, number>> {
  const seen: Record<string, number[]> = {};
  for (let round = -5; round < rounds; round += 1) {
    for (const [name, { before, run, times }] of Object.entries(works)) {
      await before?.();
      const start = performance.now();
      const result = run();
      if (result instanceof Promise) await result;
      if (round >= 0) (seen[name] ??= []).push(((performance.now() - start) * 1000) / times);
    }
  }
  return Object.fromEntries(Object.entries(seen).map(([name, taken]) => [name, median(taken)]));
}

/**
 * Milliseconds of one work: the shortest of some runs, after one that does not count. What interrupts a run only ever
 * adds to it, and is no cost of the work.
 */
export function milliseconds(work: Work, runs = 5): number {
  work();
  const taken = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...taken);
}
