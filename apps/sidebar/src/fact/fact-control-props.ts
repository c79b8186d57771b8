import type { FactDeclaration, FactValue } from '@handrail/contract';

export interface FactControlProps {
  declaration: FactDeclaration;
  /** What is recorded now, to start from or to mark. */
  current: FactValue | null;
  isDisabled: boolean;
  onValue: (value: FactValue) => void;
}
