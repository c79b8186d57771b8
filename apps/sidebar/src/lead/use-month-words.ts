import { useMemo } from 'react';
import { useText } from '../text/text.tsx';

/** Words for a month that is written `YYYY-MM`. */
export function useMonthWords(): (month: string) => string {
  const { locale } = useText();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
    return (month) => format.format(new Date(`${month}-01T00:00:00Z`));
  }, [locale]);
}

/** This month and those before it, newest first. */
export function lastMonths(now: number, count: number): string[] {
  const start = new Date(now);
  return Array.from({ length: count }, (_none, back) =>
    new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() - back, 1)).toISOString().slice(0, 7),
  );
}
