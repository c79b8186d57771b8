const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** A length of time as people say it: no finer than it was measured. */
export function durationWords(seconds: number, locale: string): string {
  const [unit, size] =
    seconds < minute
      ? (['second', 1] as const)
      : seconds < hour
        ? (['minute', minute] as const)
        : seconds < 2 * day
          ? (['hour', hour] as const)
          : (['day', day] as const);
  const amount = seconds / size;
  const maximumFractionDigits = amount < 10 && unit !== 'second' && !Number.isInteger(amount) ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits }).format(
    amount,
  );
}
