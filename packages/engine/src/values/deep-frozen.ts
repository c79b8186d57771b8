/** Freezes a tree of plain values for good, so that many may share it; answers it. */
export function deepFrozen<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) deepFrozen(part);
  Object.freeze(value);
  return value;
}
