/**
 * Milliseconds that have passed for this page. A clock that is wrong, is set back or jumps ahead shortens or lengthens
 * nothing that lies ahead, and the hours that a machine sleeps count.
 */
export function pageTime(steady = () => performance.now(), wall = () => Date.now()): () => number {
  let passed = 0;
  let last = { steady: steady(), wall: wall() };
  return () => {
    const now = { steady: steady(), wall: wall() };
    // The steady clock of some machines stands still while they sleep, the one on the wall does not.
    passed += Math.max(0, now.steady - last.steady, now.wall - last.wall);
    last = now;
    return passed;
  };
}
