import type { Decision, Facts } from '@handrail/contract';
import type { Plan, PlanOptions } from './plan-of-run.ts';
import type { RunState } from './run-state.ts';
import type { Workflow } from './workflow.ts';

export function plan(
  _workflow: Workflow,
  _state: RunState,
  _facts: Facts,
  _decision: Decision,
  _options: PlanOptions,
): Plan {
  throw new Error('Not built yet');
}
