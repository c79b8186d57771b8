const isLong = process.env['HANDRAIL_LONG'] === '1';
/** A build means one thing, so it draws the same every time; who looks for new faults gives a seed of their own. */
const seed = Number(process.env['HANDRAIL_SEED'] ?? 20_260_301);

/** Runs of a property: few with every test, many in the long form. */
export function runs(short: number, long = short * 25): { numRuns: number; seed: number } {
  return { numRuns: isLong ? long : short, seed };
}

/** Time a property may take; the long form is not hurried. */
export const patience = { timeout: isLong ? 1_200_000 : 30_000 };
