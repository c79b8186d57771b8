import {
  BrokenCircuitError,
  bulkhead,
  type BulkheadPolicy,
  BulkheadRejectedError,
  circuitBreaker,
  ConsecutiveBreaker,
  DelegateBackoff,
  handleWhen,
  retry,
  TaskCancelledError,
  timeout,
  TimeoutStrategy,
  wrap,
} from 'cockatiel';
import { Unreadable } from './unreadable.ts';

/** Limits of one account's calls to one source, in milliseconds. */
export interface SourceLimits {
  call: number;
  /** All pages of a list together; nobody waits that long, but the next one who asks profits. */
  list: number;
  retryPause: number;
  /** A source that asks to wait longer is not waited for. */
  longestWait: number;
  atOnce: number;
  failures: number;
  openFor: number;
}

export const sourceLimits: SourceLimits = {
  call: 4000,
  list: 180_000,
  retryPause: 200,
  longestWait: 5000,
  atOnce: 4,
  failures: 5,
  openFor: 30_000,
};

const mostQueued = 200;

/** Runs calls under time-out, bulkhead, breaker and one retry; every failure comes out as `Unreadable`. */
export type SourcePolicy = <T>(call: (signal: AbortSignal) => Promise<T>) => Promise<T>;

const isTransient = (error: Error) =>
  error instanceof TaskCancelledError || (error instanceof Unreadable && error.isTransient);

/** Calls that one account may have on their way at once, over all its sources. */
export const accountBulkhead = ({ atOnce }: SourceLimits): BulkheadPolicy => bulkhead(atOnce, mostQueued);

export function sourcePolicy(limits: SourceLimits, together: BulkheadPolicy): SourcePolicy {
  const isWorthRetrying = (error: Error) =>
    error instanceof Unreadable && error.isTransient && (error.retryAfter ?? 0) <= limits.longestWait;
  const backoff = new DelegateBackoff<{ result: unknown }>(({ result }) => {
    const error = typeof result === 'object' && result !== null && 'error' in result ? result.error : null;
    return error instanceof Unreadable ? (error.retryAfter ?? limits.retryPause) : limits.retryPause;
  });
  const breaker = circuitBreaker(handleWhen(isTransient), {
    halfOpenAfter: limits.openFor,
    breaker: new ConsecutiveBreaker(limits.failures),
  });
  const policy = wrap(
    retry(handleWhen(isWorthRetrying), { maxAttempts: 1, backoff }),
    breaker,
    together,
    timeout(limits.call, TimeoutStrategy.Aggressive),
  );
  return async (call) => {
    try {
      return await policy.execute(({ signal }) => call(signal));
    } catch (error) {
      if (error instanceof Unreadable) throw error;
      if (error instanceof TaskCancelledError) throw new Unreadable('too_slow');
      if (error instanceof BrokenCircuitError || error instanceof BulkheadRejectedError) {
        throw new Unreadable('overloaded');
      }
      throw error;
    }
  };
}
