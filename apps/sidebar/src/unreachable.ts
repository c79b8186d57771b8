/** Ends a `switch` over a union: a kind nobody thought of is a compile error. */
export function unreachable(value: never): never {
  throw new Error(`Not handled: ${JSON.stringify(value)}`);
}
