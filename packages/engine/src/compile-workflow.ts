import type { CompileProblem, Workflow } from './workflow.ts';

export function compileWorkflow(
  _authored: unknown,
  _options: { version: string; maxNodes?: number },
): { ok: true; workflow: Workflow } | { ok: false; problems: CompileProblem[] } {
  throw new Error('Not built yet');
}
