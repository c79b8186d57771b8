import type { DeclaredFact } from '../workflow/workflow.ts';

/**
 * The fact with the address from which a yes has to come: one that the yes covers and that its author's address is
 * compared with. Null where the answer is no author's address.
 */
export function awaitedWriter(
  { declaration: { id, type, who }, covers }: DeclaredFact,
  facts: ReadonlyMap<string, DeclaredFact>,
): string | null {
  if (type !== 'email' || who !== 'customer') return null;
  for (const { term } of facts.values()) {
    if (term.kind !== 'pair' || term.op !== 'equal') continue;
    const sides = [term.left, term.right];
    if (sides.some(({ via }) => via !== 'value') || !sides.some(({ fact }) => fact === id)) continue;
    const other = sides.find(({ fact }) => fact !== id)?.fact;
    if (other !== undefined && covers.includes(other) && facts.get(other)?.type === 'email') return other;
  }
  return null;
}
