import { type ReactNode, createContext, useContext, useMemo } from 'react';
import { type MessageKey, type Messages, en } from './en.ts';
import { type Values, fillMessage } from './message.ts';

/** Words, dates and writing direction for one agent. */
export interface Text {
  t: (key: MessageKey, values?: Values) => string;
  locale: string;
  direction: 'ltr' | 'rtl';
  /** Day and time in the agent's time zone. */
  date: (instant: string | number) => string;
  /** "3 hours ago", "in 4 days". */
  age: (instant: string | number) => string;
  list: (parts: readonly string[]) => string;
}

export interface TextOptions {
  messages: Messages;
  locale: string;
  timeZone: string | undefined;
  now?: () => number;
}

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

export function createText({ messages, locale, timeZone, now = () => Date.now() }: TextOptions): Text {
  const dates = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(timeZone ? { timeZone } : {}),
  });
  const ages = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    locale,
    direction: directionOf(locale),
    t: (key, values = {}) => fillMessage(messages[key], values, locale),
    date: (instant) => dates.format(new Date(instant)),
    age(instant) {
      const passed = new Date(instant).getTime() - now();
      const [unit, size] = steps.find(([, length]) => Math.abs(passed) >= length) ?? ['second', 1000];
      return unit === 'second' ? ages.format(0, 'second') : ages.format(Math.round(passed / size), unit);
    },
    list: (parts) => lists.format(parts),
  };
}

const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'iw', 'ps', 'sd', 'ug', 'ur', 'yi']);

function directionOf(locale: string): 'ltr' | 'rtl' {
  return rightToLeft.has(locale.split(/[-_]/)[0]?.toLowerCase() ?? '') ? 'rtl' : 'ltr';
}

const TextContext = createContext<Text>(createText({ messages: en, locale: 'en', timeZone: undefined }));

export function TextProvider({ messages, locale, timeZone, children }: TextOptions & { children: ReactNode }) {
  const text = useMemo(() => createText({ messages, locale, timeZone }), [messages, locale, timeZone]);
  return <TextContext.Provider value={text}>{children}</TextContext.Provider>;
}

export function useText(): Text {
  return useContext(TextContext);
}
