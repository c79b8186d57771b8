import type { Outcome } from '@handrail/contract';
import type { Tone } from '../../ui/color.ts';

/** Colours of decisions, as on an agent's page. */
export const outcomeTones: Readonly<Record<Outcome['tone'], Tone>> = {
  go: 'success',
  wait: 'neutral',
  stop: 'danger',
  ask: 'warning',
  manager: 'warning',
};
