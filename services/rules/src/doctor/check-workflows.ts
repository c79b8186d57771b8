import { formatProblem, loadWorkflows } from '@handrail/workflows';
import type { Configuration } from '../configuration.ts';
import { type Finding, findingsOf } from './finding.ts';

const { ok, problem } = findingsOf('workflows');

export function checkWorkflows({ WORKFLOWS_DIR }: Configuration): Finding[] {
  const loaded = loadWorkflows(WORKFLOWS_DIR);
  if (!loaded.ok) return loaded.problems.map((found) => problem(formatProblem(found), 'Fix the file at that place.'));
  if (loaded.packs.length === 0) return [problem(`There are no workflows in ${WORKFLOWS_DIR}`, 'Check WORKFLOWS_DIR.')];
  return [ok(`${loaded.packs.length} workflows can be used`)];
}
