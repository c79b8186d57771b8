import type { Event } from '@handrail/contract';
import type { RunState } from './run-state.ts';
import type { Workflow } from './workflow.ts';

export function fold(_workflow: Workflow, _events: readonly Event[], _siblings: readonly Event[] = []): RunState {
  throw new Error('Not built yet');
}
