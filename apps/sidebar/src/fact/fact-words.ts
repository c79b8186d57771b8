import type { Actor, Fact, FactDeclaration, FactValue, FactView, LookedUpSource, RunView } from '@handrail/contract';
import type { Text } from '../text/text.tsx';

export function factOf(run: RunView, id: string): FactView | null {
  return run.facts.find(({ declaration }) => declaration.id === id) ?? null;
}

/** A value as the agent would say it. */
export function valueWords(
  value: FactValue,
  declaration: FactDeclaration,
  { t, date, day, list, locale }: Text,
): string {
  if (typeof value === 'boolean') return t(value ? 'fact.yes' : 'fact.no');
  if (typeof value === 'number') return value.toLocaleString(locale);
  if (Array.isArray(value)) {
    if (declaration.type === 'members') return t('fact.members', { count: value.length });
    return list(value.map((entry) => (typeof entry === 'string' ? entry : entry.username)));
  }
  if (declaration.type === 'date') return value.length === 10 ? day(value) : date(value);
  return declaration.options.find((option) => option.value === value)?.label ?? (value === '' ? '–' : value);
}

export function factWords(view: FactView, text: Text): string {
  const { fact } = view;
  if (fact.state === 'known') return valueWords(fact.value, view.declaration, text);
  if (fact.state === 'unobtainable') return text.t('fact.unobtainable');
  return fact.failed
    ? text.t('fact.lookup_failed', { time: text.date(fact.failed.at), message: fact.failed.message })
    : text.t('fact.unknown');
}

const systems: Readonly<Record<LookedUpSource, true>> = { gitlab: true, mailgun: true, zendesk: true };
const freshFor = 24 * 60 * 60_000;

/** What a system said more than a day ago may have changed since. */
export function isStale(fact: Fact, { now }: Text): boolean {
  return fact.state === 'known' && Object.hasOwn(systems, fact.source) && now() - Date.parse(fact.at) > freshFor;
}

const persons: ReadonlySet<string> = new Set(['agent', 'customer', 'manager']);

export const isByPerson = (fact: Fact): boolean => fact.state === 'known' && persons.has(fact.source);

/** Who says so and how long ago; null for what nobody said. */
export function provenanceWords(
  fact: Fact,
  { t, age }: Text,
  knownName: (actor: Actor | null) => string | null,
): string | null {
  if (fact.state === 'unknown' || fact.source === 'workflow') return null;
  // What the customer said stays theirs, whoever wrote it down.
  const name = fact.source === 'agent' ? knownName(fact.by) : null;
  return t('fact.provenance', { source: name ?? t(`source.${fact.source}`), age: age(fact.at) });
}
