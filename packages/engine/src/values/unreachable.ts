/** The end of a switch that covers every case; the compiler refuses it while one is missing. */
export function unreachable(value: never): never {
  throw new Error(`Not one of the cases: ${JSON.stringify(value)}`);
}
