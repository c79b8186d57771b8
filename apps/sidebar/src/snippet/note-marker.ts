/** A line that names one note of one run, printed at the note's end: how Handrail finds it again. */
export async function markerOf(named: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(named));
  const hex = Array.from(new Uint8Array(digest, 0, 6), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `Handrail note ${hex}`;
}
