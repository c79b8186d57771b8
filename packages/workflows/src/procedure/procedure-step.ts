import type { ProcedureStep } from '@handrail/contract';
import { type AuthoredStep, type PlacedStep, viewCondition, type Workflow } from '@handrail/engine';

const textsOf = (step: AuthoredStep): string[] => {
  if (step.kind === 'ask') return [step.question ?? []].flat();
  if (step.kind === 'wait') return [step.reminder ?? []].flat();
  if (step.kind === 'owner_ticket') return [step.snippet, step.link_note, ...[step.closing ?? []].flat()];
  return 'snippet' in step && step.snippet !== undefined ? [step.snippet] : [];
};

/** A step as it is in every run: what is done, when it is needed, what comes before it. */
export function viewProcedureStep({ authored, steps }: Workflow, { step }: PlacedStep): ProcedureStep {
  const link = 'link' in step && step.link !== undefined ? authored.links[step.link] : undefined;
  return {
    id: step.id,
    kind: step.kind,
    title: step.title,
    hint: step.hint ?? null,
    gate: step.gate,
    irreversible: step.irreversible,
    when: viewCondition(step.when ?? {}),
    otherwise: step.otherwise ?? null,
    facts: 'facts' in step ? step.facts : [],
    texts: textsOf(step),
    link: link ? { label: link.label, system: link.system } : null,
    after: step.needs.map((id) => steps.get(id)?.step.title ?? id),
    approval: step.kind === 'approval' ? { of: step.of, question: step.question } : null,
    status: step.kind === 'status' ? { to: step.status, because: step.reason } : null,
    wait: step.kind === 'wait' ? { on: step.on, days: step.limit_days ?? null } : null,
  };
}
