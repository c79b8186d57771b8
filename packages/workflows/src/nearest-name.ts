const distance = (a: string, b: string): number => {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(swap, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
};

/** The known name an author most likely meant, or null when none is close. */
export const nearestName = (name: string, known: readonly string[]): string | null => {
  let best: { name: string; far: number } | null = null;
  for (const candidate of known) {
    const far = distance(name.toLowerCase(), candidate.toLowerCase());
    if (!best || far < best.far) best = { name: candidate, far };
  }
  return best && best.far <= Math.max(2, Math.floor(name.length / 3)) ? best.name : null;
};

/** A suggestion in words: the near miss, else what there is to choose from. */
export const suggestName = (name: string, known: readonly string[]): string | null => {
  const near = nearestName(name, known);
  if (near) return `did you mean ${near}?`;
  return known.length > 0 && known.length <= 12 ? `known are ${[...known].sort().join(', ')}` : null;
};
