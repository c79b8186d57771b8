import { expect, test } from 'vitest';
import { bucketOf, quantile, secondsOf } from './duration-bucket.ts';

test('whatever falls into a bucket is within a tenth of its middle', () => {
  for (let ms = 1000; ms < 400 * 24 * 3600 * 1000; ms = Math.ceil(ms * 1.013)) {
    const told = secondsOf(bucketOf(ms)) * 1000;
    expect(Math.abs(told - ms) / ms).toBeLessThanOrEqual(0.1);
  }
});

test('median and the longest tenth come within a tenth of the true ones', () => {
  const times = Array.from({ length: 501 }, (_, n) => 1000 * (1 + ((n * 7919) % 501) ** 2));
  const histogram = new Map<number, number>();
  for (const ms of times) histogram.set(bucketOf(ms), (histogram.get(bucketOf(ms)) ?? 0) + 1);
  const sorted = times.toSorted((a, b) => a - b);
  for (const share of [0.5, 0.9, 1]) {
    const truth = (sorted[Math.ceil(times.length * share) - 1] ?? 0) / 1000;
    const told = quantile(histogram, share) ?? 0;
    expect(Math.abs(told - truth) / truth).toBeLessThanOrEqual(0.1);
  }
  expect(quantile(new Map(), 0.5)).toBeNull();
});
