const isLong = process.env['HANDRAIL_LONG'] === '1';

/** Runs of a property: few with every test, many in the long form. */
export function runs(short: number, long = short * 25): { numRuns: number } {
  return { numRuns: isLong ? long : short };
}

/** Time a property may take; the long form is not hurried. */
export const patience = { timeout: isLong ? 1_200_000 : 30_000 };
