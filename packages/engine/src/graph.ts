import type { Workflow } from './workflow.ts';

export function graph(_workflow: Workflow): string {
  throw new Error('Not built yet');
}
