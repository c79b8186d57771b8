/** Leaves every diagram has, before those of its workflow. */
export const leaf = { invalid: 0, no: 1, yes: 2, first: 3 } as const;

/**
 * A reduced ordered multi-valued decision diagram, frozen for walking. Nodes are numbered children first; the lowest
 * numbers are leaves. `invalid` stands for cases that the workflow's constraints rule out.
 */
export type Diagram = {
  /** Number of leaves. */
  leaves: number;
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
};
