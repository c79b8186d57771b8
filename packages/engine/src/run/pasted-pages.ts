import { PageNameSchema, type PastedPage } from '@handrail/contract';
import type { Workflow } from '../workflow/workflow.ts';

/** Pages that an agent may copy, and which facts they answer. */
export function pastedPages({ authored }: Workflow): PastedPage[] {
  return Object.entries(authored.pasted_pages).map(([page, fields]) => ({
    page: PageNameSchema.parse(page),
    fields: Object.entries(fields).map(([fact, field]) => ({ fact, field })),
  }));
}
