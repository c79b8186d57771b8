import type { FactValue } from '@handrail/contract';
import { dayNumber, isoDay } from './calendar.ts';
import { memberNamed } from './cut-cells.ts';
import type { BaseTerm, TermValue } from './term.ts';
import type { Variable } from './variable.ts';

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
    written[variable.term.fact] = asValue(variable, sample);
  }
  for (const { index, term, samples } of variables) {
    const sample = samples[cells[index] ?? -1];
    if (sample === undefined) continue;
    if (term.kind === 'owners') {
      const owners = Array.from({ length: Number(sample) }, (_, i) => memberNamed(`owner-${i + 1}`));
      written[term.members] = owners;
      if (term.except !== null) written[term.except] ??= 'somebody-else';
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

function asValue(variable: Variable, sample: TermValue): FactValue {
  if (typeof sample === 'boolean' || typeof sample === 'string') return sample;
  if (typeof sample === 'number') {
    if (variable.type !== 'date') return sample;
    return isoDay(variable.isRelative ? nominalDay - sample : sample);
  }
  const texts = sample.filter((entry) => typeof entry === 'string');
  return texts.length > 0 ? texts : sample.filter((entry) => typeof entry !== 'string');
}
