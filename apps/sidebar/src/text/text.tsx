import { type ReactNode, createContext, useContext, useEffect, useMemo, useState } from 'react';
import { type MessageKey, type Messages, en } from './en.ts';
import { type Message, type Values, fillMessage, isolated } from './message.ts';

/** Words, dates and writing direction for one agent. */
export interface Text {
  t: (key: MessageKey, values?: Values) => string;
  /** Fills a message of a page's own words. */
  fill: (message: Message, values?: Values) => string;
  locale: string;
  /** Locale of the sentences, for assistive technology to read them by. */
  spoken: string;
  direction: 'ltr' | 'rtl';
  /** Day and time in the agent's time zone. */
  date: (instant: string | number) => string;
  /** A calendar day, `YYYY-MM-DD`, which is the same day in every time zone. */
  day: (day: string) => string;
  /** "3 hours ago", "in 4 days". */
  age: (instant: string | number) => string;
  list: (parts: readonly string[]) => string;
  now: () => number;
}

export interface TextOptions {
  messages: Messages;
  locale: string;
  /** Locale of `messages` where it is not the agent's. */
  spoken?: string;
  timeZone: string | undefined;
  now?: () => number;
}

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** Ages and lists are words of a sentence, so they are spoken as it is; dates stand for themselves. */
export function createText({ messages, locale, spoken = locale, timeZone, now = () => Date.now() }: TextOptions): Text {
  const direction = directionOf(locale);
  const dates = whenAsked(
    () =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: knownTimeZone(timeZone) }),
  );
  const days = whenAsked(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }));
  const ages = whenAsked(() => new Intl.RelativeTimeFormat(spoken, { numeric: 'auto' }));
  const lists = whenAsked(() => new Intl.ListFormat(spoken, { type: 'conjunction' }));
  const fill: Text['fill'] = (message, values = {}) =>
    fillMessage(message, direction === 'rtl' ? isolated(values) : values, spoken);
  return {
    locale,
    spoken,
    direction,
    fill,
    t: (key, values) => fill(messages[key], values),
    date: (instant) => dates().format(new Date(instant)),
    day: (day) => days().format(new Date(`${day}T00:00:00Z`)),
    age(instant) {
      const passed = new Date(instant).getTime() - now();
      const [unit, size] = steps.find(([, length]) => Math.abs(passed) >= length) ?? ['second', 1000];
      return unit === 'second' ? ages().format(0, 'second') : ages().format(Math.round(passed / size), unit);
    },
    list: (parts) => lists().format(parts),
    now,
  };
}

/** Building a format reads its language's data, which costs a slow processor milliseconds: few pages use all of them. */
function whenAsked<Format>(build: () => Format): () => Format {
  let built: Format | null = null;
  return () => (built ??= build());
}

/** Zendesk also knows zones by names of its own, such as "Eastern Time (US & Canada)": then the browser's zone. */
function knownTimeZone(timeZone: string | undefined): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'iw', 'ps', 'sd', 'ug', 'ur', 'yi']);

function directionOf(locale: string): 'ltr' | 'rtl' {
  return rightToLeft.has(locale.split(/[-_]/)[0]?.toLowerCase() ?? '') ? 'rtl' : 'ltr';
}

const TextContext = createContext<Text>(createText({ messages: en, locale: 'en', timeZone: undefined }));

export function TextProvider({ children, messages, locale, spoken, timeZone }: TextOptions & { children: ReactNode }) {
  const text = useMemo(
    () => createText({ messages, locale, timeZone, ...(spoken === undefined ? {} : { spoken }) }),
    [messages, locale, spoken, timeZone],
  );
  const now = useMinutes(text.now);
  // Another value each minute: whoever says an age says it anew.
  const current = useMemo(() => ({ ...text, now, age: (instant: string | number) => text.age(instant) }), [text, now]);
  return <TextContext.Provider value={current}>{children}</TextContext.Provider>;
}

/** The clock, as another function with each minute that the page is looked at and with each return to it. */
function useMinutes(now: () => number): () => number {
  const [minutely, setMinutely] = useState(() => now);
  useEffect(() => {
    const pass = () => {
      if (document.visibilityState === 'visible') setMinutely(() => () => now());
    };
    const timer = setInterval(pass, 60_000);
    document.addEventListener('visibilitychange', pass);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', pass);
    };
  }, [now]);
  return minutely;
}

export function useText(): Text {
  return useContext(TextContext);
}
