import type { Variable } from '../diagram/variable.ts';
import type { CellReading, FactPlace } from '../workflow/workflow.ts';

/** What reading facts into cells needs at hand, worked out once: where each fact goes, and what holds without any. */
export function prepareReading(facts: Iterable<string>, variables: readonly Variable[]): CellReading {
  const ofFact = new Map(variables.map((variable) => [variable.base, variable]));
  const places = new Map<string, FactPlace>();
  let first: FactPlace | null = null;
  for (const fact of [...facts].toReversed()) {
    first = { fact, variable: ofFact.get(fact) ?? null, next: first };
    places.set(fact, first);
  }
  return {
    first,
    places,
    initial: variables.map(({ starts, isRelative, cellOf }) =>
      starts === undefined || isRelative ? -1 : cellOf(starts),
    ),
    dated: variables.filter(({ starts, isRelative }) => starts !== undefined && isRelative),
    computed: variables.filter(({ base }) => base === null),
  };
}
