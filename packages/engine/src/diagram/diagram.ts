/** Leaves every diagram has; those of its workflow come after. */
export const leaf = { invalid: 0, no: 1, yes: 2 } as const;

/** What a yes/no diagram can still end in, as the bits a walk returns. */
export const noBit = 1;
export const yesBit = 2;

/**
 * A reduced ordered multi-valued decision diagram, frozen for walking, its nodes numbered children first. `invalid`
 * stands for cases that the workflow's constraints rule out.
 */
export type Diagram = {
  /** Variable a node asks about; -1 for leaves. */
  variable: Int32Array;
  /** Where a node's children start in `kids`; the node after it starts where they end. */
  start: Int32Array;
  kids: Int32Array;
  /** Bit set of leading outcomes that can be reached below a node. */
  leads: Int32Array;
  /** Bit sets of outcomes that some, and that every, leaf below a node holds. */
  some: Int32Array;
  every: Int32Array;
  /** Leaves: the rule a case ends in, -1 for none; other nodes -1. */
  label: Int32Array;
};
