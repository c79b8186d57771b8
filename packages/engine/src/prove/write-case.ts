import type { FactValue } from '@handrail/contract';
import { dayNumber } from '../values/calendar.ts';
import { factKinds } from '../values/fact-kinds.ts';
import { memberNamed } from '../values/fact-types/members-fact.ts';
import type { BaseTerm } from '../values/term.ts';
import type { Variable } from '../diagram/variable.ts';

/** Day that relative dates in witnesses count back from; witnesses do not depend on when they are written. */
const nominalDay = dayNumber('2026-01-01') ?? 0;

/**
 * Values of base facts that put every variable into the cell given for it; -1 leaves a variable open. Comparisons
 * borrow the value of the fact they compare with.
 */
export function writeCase(variables: readonly Variable[], cells: ArrayLike<number>): Record<string, FactValue> {
  const written: Record<string, FactValue> = {};
  for (const variable of variables) {
    const cell = cells[variable.index] ?? -1;
    const sample = variable.samples[cell];
    if (variable.term.kind !== 'base' || cell < 0 || sample === undefined) continue;
    written[variable.term.fact] = factKinds[variable.type].write(sample, variable.isRelative ? nominalDay : null);
  }
  for (const { index, term, samples } of variables) {
    const sample = samples[cells[index] ?? -1];
    if (sample === undefined) continue;
    if (term.kind === 'owners') {
      const owners = Array.from({ length: Number(sample) }, (_, i) => memberNamed(`owner-${i + 1}`));
      written[term.members] = owners;
      for (const { fact, isList } of term.except) written[fact] ??= isList ? [] : 'somebody-else';
    }
    if (term.kind === 'pair') comparePair(written, term, sample === true);
  }
  return written;
}

function comparePair(
  written: Record<string, FactValue>,
  { op, left, right }: { op: 'equal' | 'member'; left: BaseTerm; right: BaseTerm },
  isSame: boolean,
): void {
  const one = 'somebody@example.com';
  if (op === 'member') {
    written[left.fact] ??= one;
    const value = through(left, textOf(written[left.fact] ?? one));
    if (isSame) written[right.fact] = [value];
    else written[right.fact] ??= [];
    return;
  }
  if (isSame) {
    const shared = textOf(written[left.fact] ?? written[right.fact] ?? one);
    written[left.fact] ??= carry(left, through(right, shared));
    written[right.fact] ??= carry(right, through(left, textOf(written[left.fact] ?? shared)));
  } else {
    written[left.fact] ??= one;
    written[right.fact] ??= 'somebody.else@example.org';
  }
}

function textOf(value: FactValue): string {
  return typeof value === 'string' ? value : '';
}

function through(term: BaseTerm, value: string): string {
  return term.via === 'domain' ? value.slice(value.lastIndexOf('@') + 1) : value;
}

function carry(term: BaseTerm, value: string): string {
  return term.via === 'domain' && !value.includes('@') ? `somebody@${value}` : value;
}
