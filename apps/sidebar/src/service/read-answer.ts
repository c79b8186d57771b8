import type { Route, RouteName, RouteResponse } from '@handrail/contract';
import { ProblemSchema } from '@handrail/contract/problem';
import { readChange } from '@handrail/contract/read-change';
import { type Answer, type CallProblem, wordsOf } from './answer.ts';

type Listener = (value: unknown) => void;
let listener: Listener | null = null;
/** What was answered before the page's listener was there. */
let early: unknown[] = [];

/** Hears of every answer, also of earlier ones. */
export function hear(told: Listener): void {
  listener = told;
  for (const value of early) told(value);
  early = [];
}

/** An answer as its row of the route table says, or the change that it tells of the one that is known. */
export function readAnswer<N extends RouteName>(
  { response }: Route,
  value: unknown,
  known?: object | null,
): Answer<RouteResponse<N>> {
  let read: unknown;
  try {
    read = known && isChange(value) ? readChange(response, known, value.change) : response.parse(value);
  } catch (error) {
    return { ok: false, problem: { kind: 'unreadable', detail: wordsOf(error) } };
  }
  if (listener) listener(read);
  else early = [...early.slice(-9), read];
  // The route table ties each name to its schema; TypeScript cannot follow that once its row was looked up.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { ok: true, value: read as RouteResponse<N> };
}

const isChange = (value: unknown): value is { change: unknown } =>
  typeof value === 'object' && value !== null && 'change' in value;

/** A refusal; without a problem of ours it came from something on the way. */
export function readProblem(status: number, value: unknown): CallProblem {
  const read = ProblemSchema.safeParse(value);
  if (!read.success) return { kind: 'unreachable', detail: `HTTP ${status}` };
  const problem = read.data;
  if (problem.code === 'session_expired' || problem.code === 'unauthorized') return { kind: 'session_over' };
  if (problem.code === 'unavailable' || problem.code === 'internal' || problem.code === 'too_many_requests') {
    return { kind: 'unreachable', detail: problem.detail, requestId: problem.instance };
  }
  return { kind: 'refused', problem };
}
