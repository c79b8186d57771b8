/** Counts the characters that were looked at, so that a test can hold reading to linear work without a clock. */
export class Meter {
  steps = 0;

  spend(steps: number): void {
    this.steps += steps;
  }
}
