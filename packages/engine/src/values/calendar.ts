/**
 * Days and instants by arithmetic alone, so that the engine cannot read a clock: it never touches `Date`.
 * Proleptic Gregorian, UTC.
 */

const shape = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?Z)?$/;
const dayMs = 86_400_000;

/** Days since 1970-01-01 of a civil date, after Howard Hinnant's `days_from_civil`. */
function dayOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Milliseconds since 1970 of `YYYY-MM-DD` or of an ISO instant in UTC; null for anything else. */
export function instantMs(text: string): number | null {
  const parts = shape.exec(text.trim());
  if (parts === null) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0'] = parts;
  const days = dayOf(Number(year), Number(month), Number(day));
  if (isoDay(days) !== `${year}-${month}-${day}` || Number(hour) > 23 || Number(minute) > 59) return null;
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
  return days * dayMs + seconds * 1000 + Math.floor(Number(`0.${fraction}`) * 1000);
}

/** Days since 1970-01-01, or null when the text is no date. */
export function dayNumber(text: string): number | null {
  const ms = instantMs(text);
  return ms === null ? null : Math.floor(ms / dayMs);
}

/** `YYYY-MM-DD` of a day number. */
export function isoDay(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1;
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** The instant a whole number of days later, with the same time of day. */
export function addDays(instant: string, days: number): string {
  const ms = instantMs(instant);
  if (ms === null) return instant;
  const day = Math.floor(ms / dayMs);
  const time = /T.*$/.exec(instant.trim())?.[0] ?? 'T00:00:00Z';
  return `${isoDay(day + days)}${time}`;
}

/** True when the first instant is later; false too when one of them is unreadable. */
export function isAfter(instant: string, other: string): boolean {
  const a = instantMs(instant);
  const b = instantMs(other);
  return a !== null && b !== null && a > b;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
