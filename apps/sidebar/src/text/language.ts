import { type Messages, en } from './en.ts';

const languages: Readonly<Record<string, () => Promise<Messages>>> = {};

export interface Language {
  messages: Messages;
  /** A locale that `Intl` understands. */
  locale: string;
}

/** The agent's language where Handrail speaks it, else English; dates follow the agent's locale either way. */
export async function loadLanguage(asked: string | null): Promise<Language> {
  const locale = supportedLocale(asked);
  const load = languages[locale.split('-')[0]?.toLowerCase() ?? ''];
  return { locale, messages: load ? await load() : en };
}

function supportedLocale(asked: string | null): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(asked ?? 'en')[0] ?? 'en';
  } catch {
    return 'en';
  }
}
