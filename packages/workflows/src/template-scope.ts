import type { Facts, Unfilled as UnfilledView } from '@handrail/contract';
import type { Workflow } from '@handrail/engine';
import { firstName } from './first-name.ts';
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
  /** Outcomes that certainly hold, where several can: one text may speak of all of them. */
  causes?: readonly string[];
  now: Date;
};

const contextLabels: Record<string, string> = {
  greeting: 'greeting',
  today: 'today',
  causes: 'what was found',
  owner_tickets: 'links to the owner tickets',
  'ticket.id': 'ticket number',
  'ticket.url': 'address of this ticket',
  'ticket.subject': 'subject of the ticket',
  'ticket.requester': 'name of the requester',
  'ticket.requester_email': "requester's address",
};

/** Placeholders that are not facts. */
export const contextNames: readonly string[] = Object.keys(contextLabels);

/** What the person who fills a placeholder calls it; undefined where there is no such name. */
export const placeholderLabel = (workflow: Workflow, name: string): string | undefined =>
  contextLabels[name] ?? workflow.facts.get(name)?.declaration.ask;

const contextValues = ({ ticket, ownerTickets, causes, now }: RenderContext): Record<string, string | null> => {
  const name = singleLine(ticket.requester.name ?? '');
  const created = (ownerTickets ?? []).filter((owner) => owner.ticketId !== null);
  return {
    greeting: `Hi ${firstName(name) ?? 'there'},`,
    today: now.toISOString().slice(0, 10),
    causes: (causes ?? []).join(' '),
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

/** A value as a text shows or tests it; null while it is not known. */
type TextValue = string | boolean | null;

type Reading = { workflow: Workflow; values: Map<string, TextValue>; ofContext: Record<string, string | null> };

/** A view fills a dozen texts from one context, so each value is read once. */
const readings = new WeakMap<RenderContext, Reading>();

const readingOf = (workflow: Workflow, context: RenderContext): Reading => {
  const before = readings.get(context);
  if (before?.workflow === workflow) return before;
  const made = { workflow, values: new Map(), ofContext: contextValues(context) };
  readings.set(context, made);
  return made;
};

const readValue = ({ workflow, ofContext }: Reading, { facts }: RenderContext, name: string): TextValue => {
  if (name in ofContext) return ofContext[name] ?? null;
  const fact = facts[name];
  if (fact?.state !== 'known') return null;
  const isBoolean = typeof fact.value === 'boolean' && workflow.facts.get(name)?.declaration.type === 'boolean';
  return isBoolean ? fact.value === true : valueText(fact.value);
};

/** The values of these names, in their order. */
export const textValues = (workflow: Workflow, context: RenderContext, names: readonly string[]): TextValue[] => {
  const reading = readingOf(workflow, context);
  return names.map((name) => {
    let value = reading.values.get(name);
    if (value === undefined) {
      value = readValue(reading, context, name);
      reading.values.set(name, value);
    }
    return value;
  });
};

/** Values by dotted name and nothing beside them; `unfilled` grows while a template touches what is not known. */
export const templateScope = (workflow: Workflow, names: readonly string[], values: readonly TextValue[]) => {
  const scope: Section = {};
  const unfilled = new Map<string, UnfilledView>();
  for (const [index, name] of names.entries()) {
    const label = placeholderLabel(workflow, name);
    if (label === undefined) continue;
    const fact = name in contextLabels ? null : name;
    const missing = () => new Unfilled(label, () => unfilled.set(name, { placeholder: name, fact, label }));
    place(scope, name, values[index] ?? missing());
  }
  return { scope, unfilled };
};
