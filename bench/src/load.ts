import { type AuthoredWorkflow, compileWorkflow, type Workflow } from '@handrail/engine';

/** Compiles a workflow that is known to be sound. */
export function load(authored: AuthoredWorkflow): Workflow {
  const compiled = compileWorkflow(authored, { version: 'bench' });
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join('\n'));
  return compiled.workflow;
}
