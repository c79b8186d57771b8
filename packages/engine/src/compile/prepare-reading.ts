import type { Variable } from '../diagram/variable.ts';
import type { CellReading } from '../workflow/workflow.ts';

/** What reading facts into cells needs at hand, worked out once: where each fact goes, and what holds without any. */
export function prepareReading(variables: readonly Variable[]): CellReading {
  const initial = new Int16Array(variables.length).fill(-1);
  for (const { index, starts, isRelative, cellOf } of variables) {
    if (starts !== undefined && !isRelative) initial[index] = cellOf(starts);
  }
  return {
    initial,
    byFact: new Map(variables.flatMap((variable) => (variable.base === null ? [] : [[variable.base, variable]]))),
    dated: variables.filter(({ starts, isRelative }) => starts !== undefined && isRelative),
    computed: variables.filter(({ base }) => base === null),
  };
}
