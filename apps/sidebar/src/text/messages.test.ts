import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Message } from './message.ts';

type Rooms = Record<string, Record<string, Readonly<Record<string, Message>>>>;

const wordsOf = (rooms: Rooms) =>
  Object.values(rooms).flatMap((room) => Object.values(room).flatMap(Object.entries<Message>));
const english = wordsOf(import.meta.glob('./en/*.ts', { eager: true }));

/** Every word of a language: those that come at once, and those of a part that comes later. */
const all = Object.fromEntries(english);
const languages: Record<string, Readonly<Record<string, Message>>> = {
  de: Object.fromEntries(wordsOf(import.meta.glob('./de/*.ts', { eager: true }))),
  es: Object.fromEntries(wordsOf(import.meta.glob('./es/*.ts', { eager: true }))),
  ja: Object.fromEntries(wordsOf(import.meta.glob('./ja/*.ts', { eager: true }))),
};

/** What is said alike in both languages: names, marks, and words that one took from the other. */
const alike: Readonly<Record<string, readonly string[]>> = {
  de: [
    'lead.ticket',
    'runs.column.ticket',
    'macro.comment',
    'macro.status',
    'numbers.version',
    'macro.tags',
    'owner.state.linked',
    'members.role.maintainer',
    'members.role.reporter',
    'source.ticket',
    'say.in_ticket',
    'procedure.version',
    'palette.found',
  ],
  es: [
    'fact.no',
    'word.no',
    'say.in_ticket',
    'source.ticket',
    'lead.ticket',
    'runs.column.ticket',
    'owner.state.linked',
  ],
  ja: [],
};
const wordless = (text: string) => /^[^\p{L}]*$/u.test(text.replaceAll(/\{\w+\}|GitLab|Mailgun|Zendesk|Handrail/g, ''));

const formsOf = (message: Message): Partial<Record<string, string>> =>
  typeof message === 'string' ? { other: message } : message;
const textsOf = (message: Message) => Object.values(formsOf(message)).filter((form) => form !== undefined);
const placeholdersOf = (message: Message) => [
  ...new Set(textsOf(message).flatMap((form) => form.match(/\{\w+\}/g) ?? [])),
];

/** The plural categories that a language uses for the counts of a ticket. */
function categories(language: string): string[] {
  const rules = new Intl.PluralRules(language);
  return [...new Set(Array.from({ length: 1001 }, (_none, count) => rules.select(count)))].toSorted();
}

test('no text is said in two rooms', () => {
  expect(english.map(([key]) => key).toSorted()).toEqual(Object.keys(all).toSorted());
});

describe.each(Object.entries(languages))('%s', (language, messages) => {
  const entries = Object.entries<Message>(all).map(([key, message]) => {
    return { key, message, own: messages[key] };
  });

  test('has the keys of English, no more and no fewer, in its order', () => {
    expect(Object.keys(messages)).toEqual(Object.keys(all));
  });

  test('leaves no sentence in English', () => {
    const lowered = (message: Message | undefined) =>
      message === undefined ? [] : textsOf(message).map((form) => form.toLowerCase());
    const same = entries
      .filter(({ message, own }) => lowered(message).some((form) => lowered(own).includes(form)))
      .filter(({ message }) => !textsOf(message).every(wordless))
      .map(({ key }) => key);
    expect(same.toSorted()).toEqual(alike[language]?.toSorted());
  });

  test('fills the same placeholders, all of them in the form for most counts', () => {
    const different = entries.filter(({ message, own }) => {
      const wanted = placeholdersOf(message).toSorted().join(' ');
      const found = own === undefined ? null : placeholdersOf(own).toSorted().join(' ');
      const inOther =
        own === undefined
          ? null
          : placeholdersOf(formsOf(own)['other'] ?? '')
              .toSorted()
              .join(' ');
      return found !== wanted || inOther !== wanted;
    });
    expect(different.map(({ key }) => key)).toEqual([]);
  });

  test('has the plural forms of its own grammar wherever English has them', () => {
    const wrong = entries.filter(({ message, own }) => {
      if (own === undefined) return true;
      if (typeof message === 'string') return typeof own !== 'string';
      return Object.keys(formsOf(own)).toSorted().join() !== categories(language).join();
    });
    expect(wrong.map(({ key }) => key)).toEqual([]);
  });
});

describe('the listing at Zendesk', () => {
  const listing = (language: string): unknown =>
    JSON.parse(readFileSync(join(import.meta.dirname, `../../translations/${language}.json`), 'utf8'));
  const fields = ['name', 'short_description', 'long_description', 'installation_instructions'];

  test.each(['en', 'de', 'es', 'ja'])('is complete in %s', (language) => {
    const words = expect.stringMatching(/\S/);
    expect(listing(language)).toEqual({
      app: {
        ...Object.fromEntries(fields.map((field) => [field, words])),
        parameters: { service: { label: words, helpText: words } },
      },
    });
  });

  test.each(['de', 'es', 'ja'])('leaves nothing but the name in English in %s', (language) => {
    const sentences = (of: string): string[] => JSON.stringify(listing(of)).match(/:"[^"]*"/g) ?? [];
    const same = sentences(language).filter((sentence) => sentences('en').includes(sentence));
    expect(same).toEqual([':"Handrail"']);
  });
});
