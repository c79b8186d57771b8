import { impossible, type Narrowed } from './narrow-diagram.ts';

/**
 * How much asking each variable is expected to tell about the outcome, in bits, when every cell of every unknown
 * variable is equally likely. One pass up gives each node's outcome chances, one pass down how often it is met.
 */
export function expectedGains(narrowed: Narrowed): Map<number, number> {
  const { root, kids, variable } = narrowed;
  const count = variable.length;
  const gains = new Map<number, number>();
  if (root === impossible || (variable[root] ?? -1) < 0) return gains;
  const ends = [...new Set(narrowed.end.filter((_, node) => (variable[node] ?? -1) < 0))];
  const width = ends.length + 1;
  const chances = upward(narrowed, ends, width);
  const met = new Float64Array(count);
  met[root] = 1;
  /** Per variable and cell: chances of the outcomes if that were its value, as differences from now. */
  const shifts = new Map<number, Float64Array[]>();
  for (let node = root; node >= 0; node -= 1) {
    const share = met[node] ?? 0;
    const below = kids[node] ?? [];
    if (share === 0 || below.length === 0) continue;
    const asked = variable[node] ?? 0;
    const known = shifts.get(asked) ?? below.map(() => new Float64Array(width));
    shifts.set(asked, known);
    below.forEach((kid, cell) => {
      if (kid !== impossible) met[kid] = (met[kid] ?? 0) + share / below.length;
      const shift = known[cell] ?? new Float64Array(width);
      for (let end = 0; end < width; end += 1) {
        const there = kid === impossible ? (end === width - 1 ? 1 : 0) : (chances[kid * width + end] ?? 0);
        shift[end] = (shift[end] ?? 0) + share * (there - (chances[node * width + end] ?? 0));
      }
    });
  }
  const now = chances.subarray(root * width, root * width + width);
  for (const [asked, cells] of shifts) gains.set(asked, gain(now, cells));
  return gains;
}

/** Chances of each end below each node; the last column counts impossible cases. */
function upward({ kids, end }: Narrowed, ends: readonly number[], width: number): Float64Array {
  const chances = new Float64Array(end.length * width);
  for (let node = 0; node < end.length; node += 1) {
    const below = kids[node] ?? [];
    if (below.length === 0) chances[node * width + ends.indexOf(end[node] ?? 0)] = 1;
    for (const kid of below) {
      if (kid === impossible)
        chances[node * width + width - 1] = (chances[node * width + width - 1] ?? 0) + 1 / below.length;
      else {
        for (let i = 0; i < width; i += 1) {
          chances[node * width + i] = (chances[node * width + i] ?? 0) + (chances[kid * width + i] ?? 0) / below.length;
        }
      }
    }
  }
  return chances;
}

function gain(now: Float64Array, cells: readonly Float64Array[]): number {
  const after = cells.map((shift) => shift.map((change, i) => (now[i] ?? 0) + change));
  const weights = after.map(possibleShare);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const left = after.reduce((sum, chances, i) => sum + ((weights[i] ?? 0) / total) * entropy(chances), 0);
  return Math.max(0, entropy(now) - left);
}

function possibleShare(chances: Float64Array): number {
  return Math.max(0, 1 - (chances[chances.length - 1] ?? 0));
}

function entropy(chances: Float64Array): number {
  const whole = possibleShare(chances);
  if (whole <= 0) return 0;
  let sum = 0;
  for (let i = 0; i < chances.length - 1; i += 1) {
    const chance = (chances[i] ?? 0) / whole;
    if (chance > 1e-12) sum -= chance * Math.log2(chance);
  }
  return sum;
}
