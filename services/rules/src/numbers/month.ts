/** The month of an instant in UTC, `YYYY-MM`. */
export const monthOf = (now: Date): string => now.toISOString().slice(0, 7);

export function monthBefore(month: string): string {
  const start = new Date(`${month}-01T00:00:00.000Z`);
  start.setUTCMonth(start.getUTCMonth() - 1);
  return monthOf(start);
}
