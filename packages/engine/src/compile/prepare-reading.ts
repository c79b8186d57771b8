import type { Variable } from '../diagram/variable.ts';
import type { CellReading } from '../workflow/workflow.ts';

/** What reading facts into cells needs at hand, worked out once: where each fact goes, and what holds without any. */
export function prepareReading(variables: readonly Variable[]): CellReading {
  return {
    initial: variables.map(({ starts, isRelative, cellOf }) =>
      starts === undefined || isRelative ? -1 : cellOf(starts),
    ),
    byFact: new Map(variables.flatMap((variable) => (variable.base === null ? [] : [[variable.base, variable]]))),
    dated: variables.filter(({ starts, isRelative }) => starts !== undefined && isRelative),
    computed: variables.filter(({ base }) => base === null),
  };
}
