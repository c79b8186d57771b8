/** A mapping of a parsed document. */
export type Section = Record<string, unknown>;

export const isSection = (value: unknown): value is Section =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value when it is a mapping, else an empty one: for reading documents whose shape is not proved yet. */
export const section = (value: unknown): Section => (isSection(value) ? value : {});
