import type { FactDeclaration, FactValue } from '@handrail/contract';
import { factKinds, factTests } from './fact-kinds.ts';

/** Why a value does not fit a declared fact, in plain words; null when it does. */
export function checkValue(declaration: FactDeclaration, value: FactValue): string | null {
  const { wanted, refuse } = factTests[declaration.type];
  if (factKinds[declaration.type].read(value) === undefined) return `${declaration.id} must be ${wanted}`;
  return refuse(declaration, value);
}
