import type { Actor, Decision, EventBody, Facts } from '@handrail/contract';
import type { Plan } from './plan-of-run.ts';
import type { RunState } from './run-state.ts';
import type { Workflow } from './workflow.ts';

export type Refusal = {
  code: 'bad_request' | 'gate_locked' | 'forbidden' | 'conflict';
  detail: string;
  /** Field of the event body, e.g. `value`. */
  path?: string;
};

export type RunSituation = { state: RunState; facts: Facts; decision: Decision; plan: Plan; actor: Actor };

export function checkEvent(_workflow: Workflow, _situation: RunSituation, _body: EventBody): Refusal | null {
  throw new Error('Not built yet');
}
