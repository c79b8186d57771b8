import type { Step, StepKind } from '@handrail/contract';

export type StepOf<K extends StepKind> = Extract<Step, { kind: K }>;
