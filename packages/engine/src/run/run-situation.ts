import type { Actor, Decision, Facts } from '@handrail/contract';
import type { Plan } from './plan-of-run.ts';
import type { RunState } from './run-state.ts';

/** A run as it stands before an event, and who wants to record it. */
export type RunSituation = { state: RunState; facts: Facts; decision: Decision; plan: Plan; actor: Actor };
