/** A sentence, or its plural forms picked by `count`. `{name}` is replaced by the value of that name. */
export type Message = string | Forms;

type Forms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** Another language's words for some English ones: every key, no other, and plural forms where English has them. */
export type Translation<English> = { [Key in keyof English]: English[Key] extends string ? string : Forms };

export type Values = Readonly<Record<string, string | number>>;

/** Fills one message in the rules and digits of a locale. A value that was not given stays visible as `{name}`. */
export function fillMessage(message: Message, values: Values, locale: string): string {
  const form = typeof message === 'string' ? message : pluralForm(message, values['count'], locale);
  return form.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) return placeholder;
    return typeof value === 'number' ? value.toLocaleString(locale) : value;
  });
}

const [isolate, endOfIsolate] = ['\u2068', '\u2069'];

/** Keeps an address, a name or a date whole in a sentence that runs the other way. */
export function isolated(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : `${isolate}${value}${endOfIsolate}`,
    ]),
  );
}

/** By locale: each of them reads its language's data anew. */
const plurals = new Map<string, Intl.PluralRules>();

function pluralsOf(locale: string): Intl.PluralRules {
  const rules = plurals.get(locale) ?? new Intl.PluralRules(locale);
  plurals.set(locale, rules);
  return rules;
}

function pluralForm(message: Forms, count: string | number | undefined, locale: string): string {
  if (typeof count !== 'number') return message.other;
  return message[pluralsOf(locale).select(count)] ?? message.other;
}
