import { foldText } from './fold-text.ts';
import type { MatchEntry } from './match-entry.ts';
import { phraseFinder } from './phrase-finder.ts';
import type { Sentence, TicketSigns } from './ticket-signs.ts';

/** What made an entry hold, as a person reads it; null when it does not hold. */
export function entryHolds(entry: MatchEntry, signs: TicketSigns): string[] | null {
  const { near, says, unless = [], reads = [], words } = entry;
  if (unless.some((concept) => signs.everywhere.has(concept))) return null;
  if (!reads.every((shape) => signs.shapes.has(shape)) || !hasFields(entry, signs)) return null;
  const nearby = near ? first(signs.sentences, (sentence) => allIn(sentence, near)) : [];
  const anywhere = says ? allIn(signs.everywhere, says) : [];
  const own = words ? wordIn(words, signs.messages) : [];
  if (nearby === null || anywhere === null || own === null) return null;
  return [...new Set([...nearby, ...anywhere, ...own].map((phrase) => `“${phrase.replaceAll('*', '…')}”`))];
}

function first<Item, Result>(items: readonly Item[], find: (item: Item) => Result | null): Result | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}

/** One phrase for each of the concepts; null when one of them is missing. */
function allIn(sentence: Sentence, wanted: readonly (string | readonly string[])[]): string[] | null {
  const phrases: string[] = [];
  for (const one of wanted) {
    const concept = (typeof one === 'string' ? [one] : one).find((name) => sentence.has(name));
    const phrase = concept === undefined ? undefined : sentence.get(concept);
    if (phrase === undefined) return null;
    phrases.push(phrase);
  }
  return phrases;
}

function wordIn(words: readonly string[], messages: readonly string[]): string[] | null {
  const finder = phraseFinder(words.map((text) => ({ text, concept: text })));
  const found = new Set<string>();
  for (const message of messages) finder.find(message, ({ text }) => found.add(text));
  const [phrase] = found;
  return phrase === undefined ? null : [phrase];
}

/** Tags, forms, brands and fields are compared whole, whatever their case. */
function hasFields({ form, brand, tags, fields, organization }: MatchEntry, { snapshot }: TicketSigns): boolean {
  return (
    isOneOf(form, [snapshot.form, snapshot.formId]) &&
    isOneOf(brand, [snapshot.brand]) &&
    isOneOf(tags, snapshot.tags) &&
    Object.entries(fields ?? {}).every(([field, values]) => isOneOf(values, [snapshot.fields?.[field]])) &&
    Object.entries(organization ?? {}).every(([key, values]) => isOneOf(values, [snapshot.organization?.[key]]))
  );
}

function isOneOf(wanted: readonly string[] | undefined, given: readonly (string | null | undefined)[]): boolean {
  if (wanted === undefined) return true;
  const there = new Set(given.flatMap((value) => (value ? [foldText(value)] : [])));
  return wanted.some((value) => there.has(foldText(value)));
}
