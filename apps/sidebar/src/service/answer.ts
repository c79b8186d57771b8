import type { Problem } from '@handrail/contract';

/** Why a call gave no value. */
export type CallProblem =
  /** The service answered with its problem body. */
  | { kind: 'refused'; problem: Problem }
  /** No answer, or one that promises nothing about what happened. Safe to repeat with the same key. */
  | { kind: 'unreachable'; detail: string; requestId?: string }
  /** The answer is not what the contract says. */
  | { kind: 'unreadable'; detail: string }
  /** The session is over; only a new launch by Zendesk gives another. */
  | { kind: 'session_over' };

export type Answer<T> = { ok: true; value: T } | { ok: false; problem: CallProblem };

/** What leads to the service's log line, where the service answered at all. */
export function requestIdOf(problem: CallProblem): string | null {
  if ('problem' in problem) return problem.problem.instance;
  return ('requestId' in problem && problem.requestId) || null;
}

export function wordsOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
