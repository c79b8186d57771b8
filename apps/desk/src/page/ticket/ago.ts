const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

/** A moment as the agent reads it in lists. */
export function ago(instant: string): string {
  return format.format(new Date(instant));
}
