import { type FactValue, LookedUpSourceSchema, type ReadKeyRow, readKeys, type SourceKey } from '@handrail/contract';
import type { Given } from '../sources/reading.ts';
import type { Situation } from './situation.ts';

/** Facts to read, each with its key. */
export type Wanted = ReadonlyMap<string, SourceKey>;

function textOf(value: FactValue): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  return value === true ? 'true' : null;
}

const lookedUp: ReadonlySet<string> = new Set(LookedUpSourceSchema.options);

/** A run as it stands. */
interface Placed {
  situation: Situation;
}

/** What is recorded; a look-up starts from nothing else. */
export function givenIn({ situation }: Placed, fact: string): Given | null {
  const known = situation.facts[fact];
  const value = known?.state === 'known' ? textOf(known.value) : null;
  if (known?.state !== 'known' || value === null || known.source === 'workflow') return null;
  return { value, isByPerson: !lookedUp.has(known.source), at: known.at };
}

/** Facts that a look-up starts from and nobody has recorded. */
export function missingStarts(run: Placed, key: SourceKey): string[] {
  const { from }: ReadKeyRow = readKeys[key];
  return from.filter((fact) => givenIn(run, fact) === null);
}
