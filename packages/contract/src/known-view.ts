/** Header in which a page says which view of a run it has; the answer may then be `{change}`, as `Change` has it. */
export const knownViewHeader = 'known-view';

export const viewName = ({ seq, at }: { seq: number; at: string }): string => `${seq} ${at}`;
