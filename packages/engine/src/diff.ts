import type { WorkflowDiff } from './finding.ts';
import type { Workflow } from './workflow.ts';

export function diff(_before: Workflow, _after: Workflow): WorkflowDiff {
  throw new Error('Not built yet');
}
