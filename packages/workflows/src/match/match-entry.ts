import type { AuthoredWorkflow } from '@handrail/engine';

/** One entry of `match:` in a workflow, or of `outside:` in the vocabulary. */
export type MatchEntry = AuthoredWorkflow['match'][number];

/** Every concept that an entry names, with its place in the entry. */
export function namedConcepts(entry: MatchEntry): { name: string; path: (string | number)[] }[] {
  const lists = (['near', 'says', 'unless'] as const).flatMap((key) =>
    (entry[key] ?? []).map((one, at) => ({ names: one, path: [key, at] })),
  );
  return lists.flatMap(({ names, path }) =>
    typeof names === 'string'
      ? [{ name: names, path }]
      : names.map((name, inner) => ({ name, path: [...path, inner] })),
  );
}
