const isLong = process.env['HANDRAIL_LONG'] === '1';

/** Runs of a property: few, and the same ones every time, with every test; many new ones in the long form. */
export function runs(short: number, long = short * 25): { numRuns: number; seed?: number } {
  return isLong ? { numRuns: long } : { numRuns: short, seed: 20_260_301 };
}

/** Time a property may take; the long form is not hurried. */
export const patience = { timeout: isLong ? 1_200_000 : 30_000 };
