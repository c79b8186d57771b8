/** Each bucket ends a fifth after the one before, so that its middle is within a tenth of whatever fell into it. */
const step = Math.log(1.2);

/** Number of the bucket that holds a time; whatever is shorter than a second is in the first. */
export const bucketOf = (ms: number): number => (ms <= 1000 ? 0 : Math.ceil(Math.log(ms / 1000) / step - 1e-9));

/** The middle of a bucket, in seconds. */
export const secondsOf = (bucket: number): number => Math.exp((bucket - 0.5) * step);

/** By bucket, how many fell into it. */
export type Histogram = ReadonlyMap<number, number>;

export const sizeOf = (histogram: Histogram): number => [...histogram.values()].reduce((sum, count) => sum + count, 0);

/** The time that this share of all took at most, in seconds; null where there are none. */
export function quantile(histogram: Histogram, share: number): number | null {
  const wanted = Math.max(1, Math.ceil(sizeOf(histogram) * share));
  let passed = 0;
  for (const [bucket, count] of [...histogram].toSorted(([a], [b]) => a - b)) {
    passed += count;
    if (passed >= wanted) return secondsOf(bucket);
  }
  return null;
}
