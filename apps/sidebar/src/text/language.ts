import { type Messages, en } from './en.ts';

/** English comes with the page; the others are fetched by those who read them. */
const languages: Readonly<Record<string, () => Promise<Messages>>> = {
  de: async () => (await import('./de.ts')).de,
  es: async () => (await import('./es.ts')).es,
  ja: async () => (await import('./ja.ts')).ja,
};

export interface Language {
  messages: Messages;
  /** Locale of the sentences: the agent's own, or `en` where Handrail does not speak it. */
  spoken: string;
  /** The agent's locale as `Intl` understands it: dates and the writing direction follow it. */
  locale: string;
}

/** The agent's language where Handrail speaks it, else English; dates follow the agent's locale either way. */
export async function loadLanguage(asked: string | null): Promise<Language> {
  const locale = supportedLocale(asked);
  const language = new Intl.Locale(locale).language;
  const load = languages[language];
  // A chunk that cannot be fetched, as after an update of the service, must not keep the page from opening.
  const messages = await load?.().catch(() => null);
  if (messages) return { messages, spoken: locale, locale };
  return { messages: en, spoken: language === 'en' ? locale : 'en', locale };
}

function supportedLocale(asked: string | null): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf((asked ?? 'en').replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}
