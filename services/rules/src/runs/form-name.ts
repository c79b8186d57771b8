import type { TicketSnapshot } from '@handrail/contract';

/** Where Zendesk does not tell an agent the names of forms, the accounts file does: workflows match by name. */
export function withFormName(snapshot: TicketSnapshot, forms: Readonly<Record<string, string>>): TicketSnapshot {
  const { form, formId } = snapshot;
  return form !== null || formId === null || formId === undefined
    ? snapshot
    : { ...snapshot, form: forms[formId] ?? null };
}
