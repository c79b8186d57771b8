/** Truth in Kleene's logic: 0 false, 1 true, anything below 0 not known. States are facts in the order of their use. */
type Closure = (states: ArrayLike<number>) => number;

const fact =
  (place: number): Closure =>
  (states) =>
    states[place] ?? -1;
const not =
  (part: Closure): Closure =>
  (states) => {
    const truth = part(states);
    return truth < 0 ? truth : 1 - truth;
  };
const and =
  (a: Closure, b: Closure): Closure =>
  (states) => {
    const first = a(states);
    if (first === 0) return 0;
    const second = b(states);
    return second === 0 ? 0 : first < 0 ? first : second;
  };
const or = (a: Closure, b: Closure): Closure => not(and(not(a), not(b)));

const [active, member, confirmed] = [fact(0), fact(1), fact(2)];
const [signedIn, paid, primary, fromWanted] = [fact(3), fact(4), fact(5), fact(6)];

/** The release decision written by hand as closures, the fastest plain way: possible outcomes as bits, in rule order. */
const rules: readonly Closure[] = [
  active,
  or(member, confirmed),
  and(primary, not(paid)),
  and(signedIn, not(fromWanted)),
  not(fromWanted),
  () => 1,
];

export function possibleByKleene(states: ArrayLike<number>): number {
  let possible = 0;
  for (let i = 0; i < rules.length; i += 1) {
    const truth = rules[i]?.(states) ?? 0;
    if (truth === 0) continue;
    possible |= 1 << i;
    if (truth === 1) return possible;
  }
  return possible;
}
