import type { Finding } from './finding.ts';
import type { Workflow } from './workflow.ts';

export function verify(_workflow: Workflow): Finding[] {
  throw new Error('Not built yet');
}
