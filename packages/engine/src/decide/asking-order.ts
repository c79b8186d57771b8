import { impossible, type Narrowed } from '../diagram/narrow-diagram.ts';

/**
 * How much asking each variable is expected to tell about the outcome, in bits, when every cell of every unknown
 * variable is equally likely. One pass up gives each node's outcome chances, one pass down how often it is met.
 */
export function expectedGains(narrowed: Narrowed): Map<number, number> {
  const { root, kids, variable } = narrowed;
  const count = variable.length;
  const gains = new Map<number, number>();
  if (root === impossible || (variable[root] ?? -1) < 0) return gains;
  const ends: number[] = [];
  for (let node = 0; node < count; node += 1) {
    const end = narrowed.end[node] ?? 0;
    if ((variable[node] ?? -1) < 0 && !ends.includes(end)) ends.push(end);
  }
  const width = ends.length + 1;
  const chances = upward(narrowed, ends, width);
  const met = new Float64Array(count);
  met[root] = 1;
  /** Per variable, cell after cell: chances of the outcomes if that were its value, as differences from now. */
  const shifts = new Map<number, Float64Array>();
  for (let node = root; node >= 0; node -= 1) {
    const share = met[node] ?? 0;
    const below = kids[node] ?? [];
    if (share === 0 || below.length === 0) continue;
    const asked = variable[node] ?? 0;
    let shift = shifts.get(asked);
    if (shift === undefined) shifts.set(asked, (shift = new Float64Array(below.length * width)));
    for (let cell = 0; cell < below.length; cell += 1) {
      const kid = below[cell] ?? impossible;
      if (kid !== impossible) met[kid] = (met[kid] ?? 0) + share / below.length;
      for (let end = 0; end < width; end += 1) {
        const there = kid === impossible ? (end === width - 1 ? 1 : 0) : (chances[kid * width + end] ?? 0);
        const at = cell * width + end;
        shift[at] = (shift[at] ?? 0) + share * (there - (chances[node * width + end] ?? 0));
      }
    }
  }
  const now = chances.subarray(root * width, root * width + width);
  for (const [asked, shift] of shifts) gains.set(asked, gain(now, shift));
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

/** `shift` becomes the chances themselves. */
function gain(now: Float64Array, shift: Float64Array): number {
  const width = now.length;
  let total = 0;
  for (let cell = 0; cell < shift.length; cell += width) {
    for (let end = 0; end < width; end += 1) shift[cell + end] = (now[end] ?? 0) + (shift[cell + end] ?? 0);
    total += possibleShare(shift, cell, width);
  }
  let left = 0;
  for (let cell = 0; cell < shift.length; cell += width) {
    left += (possibleShare(shift, cell, width) / total) * entropy(shift, cell, width);
  }
  return Math.max(0, entropy(now, 0, width) - left);
}

function possibleShare(chances: Float64Array, from: number, width: number): number {
  return Math.max(0, 1 - (chances[from + width - 1] ?? 0));
}

function entropy(chances: Float64Array, from: number, width: number): number {
  const whole = possibleShare(chances, from, width);
  if (whole <= 0) return 0;
  let sum = 0;
  for (let i = from; i < from + width - 1; i += 1) {
    const chance = (chances[i] ?? 0) / whole;
    if (chance > 1e-12) sum -= chance * Math.log2(chance);
  }
  return sum;
}
