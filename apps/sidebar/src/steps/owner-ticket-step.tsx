import type { StepOf } from './step.tsx';
import { TickRow } from './tick-row.tsx';

export function OwnerTicketStep({ step }: { step: StepOf<'owner_ticket'> }) {
  return <TickRow step={step} />;
}
