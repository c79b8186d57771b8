import { PageNameSchema, type PastedPage, accountFields } from '@handrail/contract';
import type { Workflow } from '../workflow/workflow.ts';

/** Pages that an agent may copy, which facts they answer, and which facts say whose page it has to be. */
export function pastedPages({ authored }: Workflow): PastedPage[] {
  return Object.entries(authored.pasted_pages).map(([page, fields]) => {
    const declared = Object.entries(fields).map(([fact, field]) => ({ fact, field }));
    return {
      page: PageNameSchema.parse(page),
      fields: declared.filter(({ field }) => field !== 'address'),
      about: declared.flatMap(({ fact, field: name }) => {
        const field = accountFields.find((each) => each === name);
        return field === undefined ? [] : [{ fact, field }];
      }),
    };
  });
}
