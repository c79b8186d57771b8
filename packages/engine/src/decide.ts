import type { Decision, Facts } from '@handrail/contract';
import type { Workflow } from './workflow.ts';

export function decide(_workflow: Workflow, _facts: Facts, _options: { asOf: string }): Decision {
  throw new Error('Not built yet');
}
