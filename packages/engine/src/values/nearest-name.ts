import { distance } from 'fastest-levenshtein';

/** The known name closest to a misspelt one, or null when none is close. */
export function nearestName(wanted: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  for (const name of known) {
    const far = distance(wanted.toLowerCase(), name.toLowerCase());
    if (far >= bestDistance) continue;
    best = name;
    bestDistance = far;
  }
  return best;
}

/** `Did you mean x?`, else the known names when they are few. */
export function suggestName(wanted: string, known: readonly string[]): string | null {
  const nearest = nearestName(wanted, known);
  if (nearest !== null) return `Did you mean ${nearest}?`;
  if (known.length === 0 || known.length > 12) return null;
  return `Known: ${known.toSorted().join(', ')}`;
}
