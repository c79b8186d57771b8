import { checkValue, decide } from '@handrail/engine';
import { Refusal } from '../problem.ts';
import type { Handlers } from '../register-routes.ts';
import type { WorkflowLibrary } from '../runs/workflow-library.ts';

export function decisionHandlers(library: WorkflowLibrary): Pick<Handlers, 'decide'> {
  return {
    async decide({ body }, { now }) {
      const { workflow } = library.currentOf(body.workflow);
      const errors = Object.entries(body.facts).flatMap(([id, fact]) => {
        const declared = workflow.facts.get(id);
        if (!declared) return [{ path: `body.facts.${id}`, message: `${workflow.id} has no such fact` }];
        const wrong = fact.state === 'known' ? checkValue(declared.declaration, fact.value) : null;
        return wrong === null ? [] : [{ path: `body.facts.${id}.value`, message: wrong }];
      });
      if (errors.length > 0) throw new Refusal('bad_request', 'Some facts cannot be used', { errors });
      return decide(workflow, body.facts, { asOf: body.asOf ?? now.toISOString() });
    },
  };
}
