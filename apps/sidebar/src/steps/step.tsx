import { lazy } from 'react';
import { Later } from '../ui/later.tsx';
import type { Step } from '@handrail/contract';
import { unreachable } from '../unreachable.ts';
import { AskStep } from './ask-step.tsx';
import { CheckStep } from './check-step.tsx';
import { CopyStep } from './copy-step.tsx';
import { LinkStep } from './link-step.tsx';
import { NoteStep, ReplyStep } from './snippet-step.tsx';
import { StatusStep } from './status-step.tsx';
import { WaitStep } from './wait-step.tsx';

const ApprovalStep = lazy(async () => ({ default: (await import('./approval-step.tsx')).ApprovalStep }));
const MacroStep = lazy(async () => ({ default: (await import('./macro-step.tsx')).MacroStep }));
const OwnerTicketStep = lazy(async () => ({ default: (await import('./owner-ticket-step.tsx')).OwnerTicketStep }));

/** What to do for a step: the one place where kinds become components. */
export function StepAction({ step }: { step: Step }) {
  return <Later>{actionOf(step)}</Later>;
}

function actionOf(step: Step) {
  switch (step.kind) {
    case 'ask':
      return <AskStep step={step} />;
    case 'check':
      return <CheckStep step={step} />;
    case 'reply':
      return <ReplyStep step={step} />;
    case 'note':
      return <NoteStep step={step} />;
    case 'macro':
      return <MacroStep step={step} />;
    case 'status':
      return <StatusStep step={step} />;
    case 'owner_ticket':
      return <OwnerTicketStep step={step} />;
    case 'admin_note':
    case 'command':
      return <CopyStep step={step} />;
    case 'link':
      return <LinkStep step={step} />;
    case 'approval':
      return <ApprovalStep step={step} />;
    case 'wait':
      return <WaitStep step={step} />;
    default:
      return unreachable(step);
  }
}
