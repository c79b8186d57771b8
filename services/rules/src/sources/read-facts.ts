import type { LookUpReason, SourceKey } from '@handrail/contract';
import { type Finding, unknown } from './finding.ts';
import { readers } from './readers.ts';
import type { Reading } from './reading.ts';
import { Unreadable } from './unreadable.ts';

/** Milliseconds a whole look-up may take. What is not there by then stays open. */
export const lookUpTime = 10_000;

/**
 * Reads the facts side by side. Each stands alone: one that fails keeps none of the others, except that facts about an
 * account go with it when it turns out to be gone.
 */
export async function readFacts(
  reading: Reading,
  keys: readonly SourceKey[],
  { time = lookUpTime, onFailure }: { time?: number; onFailure?: (error: unknown) => void } = {},
): Promise<Map<SourceKey, Finding>> {
  let stop: NodeJS.Timeout | undefined;
  const timeUp = new Promise<Finding>((resolve) => {
    stop = setTimeout(() => resolve(unknown('too_slow')), time);
  });
  const findings = await Promise.all(
    [...new Set(keys)].map(
      async (key) =>
        [key, await Promise.race([readOne(reading, key, onFailure), timeUp])] satisfies [SourceKey, Finding],
    ),
  );
  clearTimeout(stop);
  const gone = reading.gitlab?.gone ?? new Set();
  const isGone = (finding: Finding) =>
    finding.kind !== 'unknown' && finding.account !== undefined && gone.has(finding.account);
  return new Map(findings.map(([key, finding]) => [key, isGone(finding) ? unknown('account_gone') : finding]));
}

/** What none of the readings foresaw is a fault of ours: it is told, and costs this one fact and no other. */
async function readOne(reading: Reading, key: SourceKey, onFailure?: (error: unknown) => void): Promise<Finding> {
  try {
    return await readers[key](reading);
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'unknown', reason: error.reason satisfies LookUpReason };
    onFailure?.(error);
    return unknown('unexpected_answer');
  }
}
