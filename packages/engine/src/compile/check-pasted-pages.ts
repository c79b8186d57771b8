import { pageFields } from '@handrail/contract';
import { suggestName } from '../values/nearest-name.ts';
import type { AuthoredWorkflow } from '../workflow/authored-workflow.ts';
import type { CompileProblem, DeclaredFact } from '../workflow/workflow.ts';

/** Fields that a pasted page does not have, and facts that their values do not fit. */
export function checkPastedPages(
  { pasted_pages: pages, facts: authored }: AuthoredWorkflow,
  facts: ReadonlyMap<string, DeclaredFact>,
): CompileProblem[] {
  const problems: CompileProblem[] = [];
  for (const [page, fields] of Object.entries(pages)) {
    const known: Readonly<Record<string, string>> = new Map(Object.entries(pageFields)).get(page) ?? {};
    for (const [name, field] of Object.entries(fields)) {
      const report = (message: string, suggestion: string | null = null): void => {
        problems.push({ path: ['pasted_pages', page, name], message, suggestion, severity: 'error' });
      };
      const type = known[field];
      const declaration = facts.get(name)?.declaration;
      if (type === undefined) report(`The page has no field ${field}`, suggestName(field, Object.keys(known)));
      else if (declaration === undefined) {
        if (!(name in authored)) report(`There is no fact ${name}`, suggestName(name, [...facts.keys()]));
      } else if (declaration.role !== 'case') report(`${name} is a ${declaration.role} fact and is not asked`);
      else if (declaration.type !== type)
        report(`${name} is of type ${declaration.type}, and ${field} is of type ${type}`);
    }
  }
  return problems;
}
