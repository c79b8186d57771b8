import type { Facts, Unfilled as UnfilledView } from '@handrail/contract';
import type { Workflow } from '@handrail/engine';
import { Unfilled } from './liquid.ts';
import { isSection, type Section } from './section.ts';
import { singleLine, valueText } from './template-value.ts';

/** What a snippet or link is filled from. One object may fill many texts; it must not be changed in between. */
export type RenderContext = {
  facts: Facts;
  ticket: {
    id: number;
    subject: string | null;
    requester: { name: string | null; email: string | null };
    /** Address of the ticket in the agent interface, for notes that link to it. */
    url?: string | null;
  };
  /** Owner tickets that exist by now, for the private comment that links them (rule 39). */
  ownerTickets?: readonly { ticketId: number | null; username: string }[];
  now: Date;
};

const contextLabels: Record<string, string> = {
  greeting: 'greeting',
  today: 'today',
  owner_tickets: 'links to the owner tickets',
  'ticket.id': 'ticket number',
  'ticket.url': 'address of this ticket',
  'ticket.subject': 'subject of the ticket',
  'ticket.requester': 'name of the requester',
  'ticket.requester_email': "requester's address",
};

/** Placeholders that are not facts. */
export const contextNames: readonly string[] = Object.keys(contextLabels);

const contextValues = ({ ticket, ownerTickets, now }: RenderContext): Record<string, string | null> => {
  const name = singleLine(ticket.requester.name ?? '');
  const created = (ownerTickets ?? []).filter((owner) => owner.ticketId !== null);
  return {
    greeting: name ? `Hello ${name},` : 'Hello,',
    today: now.toISOString().slice(0, 10),
    owner_tickets: created.map((owner) => `#${owner.ticketId} (${owner.username})`).join(', ') || null,
    'ticket.id': String(ticket.id),
    'ticket.url': ticket.url ?? null,
    'ticket.subject': singleLine(ticket.subject ?? '') || null,
    'ticket.requester': name || null,
    'ticket.requester_email': singleLine(ticket.requester.email ?? '') || null,
  };
};

const place = (scope: Section, path: string, value: unknown): void => {
  const names = path.split('.');
  const last = names.pop() ?? path;
  let here = scope;
  for (const name of names) {
    const next = here[name];
    if (isSection(next)) here = next;
    else {
      const made: Section = {};
      here[name] = made;
      here = made;
    }
  }
  here[last] = value;
};

type FilledScope = { workflow: Workflow; scope: Section; unfilled: Map<string, UnfilledView> };

const makeScope = (workflow: Workflow, context: RenderContext): FilledScope => {
  const scope: Section = {};
  const unfilled: FilledScope['unfilled'] = new Map();
  const missing = (placeholder: string, fact: string | null, label: string): Unfilled =>
    new Unfilled(label, () => unfilled.set(placeholder, { placeholder, fact, label }));

  for (const { id, ask, type } of workflow.declarations) {
    const fact = context.facts[id];
    const text = fact?.state === 'known' ? valueText(fact.value) : null;
    if (fact?.state !== 'known' || text === null) place(scope, id, missing(id, id, ask));
    else place(scope, id, type === 'boolean' ? fact.value : text);
  }
  for (const [name, value] of Object.entries(contextValues(context))) {
    place(scope, name, value ?? missing(name, null, contextLabels[name] ?? name));
  }
  return { workflow, scope, unfilled };
};

/** A view fills a dozen texts from one context, so its scope is made once. */
const kept = new WeakMap<RenderContext, FilledScope>();

/** Values by dotted name; `unfilled` starts empty and grows while a template touches what is not known. */
export const templateScope = (workflow: Workflow, context: RenderContext): Omit<FilledScope, 'workflow'> => {
  const before = kept.get(context);
  const made = before?.workflow === workflow ? before : makeScope(workflow, context);
  kept.set(context, made);
  made.unfilled.clear();
  return made;
};
