import type { FactDeclaration, FactValue } from '@handrail/contract';

/** Why a value does not fit a declared fact; null when it does. */
export function checkValue(_declaration: FactDeclaration, _value: FactValue): string | null {
  throw new Error('Not built yet');
}
