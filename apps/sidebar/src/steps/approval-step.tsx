import { Button } from '@zendeskgarden/react-buttons';
import { ApprovalForm, ApprovalView } from '../approval/approval-view.tsx';
import { factOf } from '../fact/fact-words.ts';
import { useRun } from '../state/run-context.tsx';
import { useText } from '../text/text.tsx';
import { Meta, Row } from '../ui/layout.ts';
import type { StepOf } from '../state/step-of.ts';

/** Asks a lead or another agent on the facts as they are now; lapses when they change. */
export function ApprovalStep({ step }: { step: StepOf<'approval'> }) {
  const { t } = useText();
  const { run, record, isReadOnly, me } = useRun();
  const { approval } = step;
  const isAsked = approval.state === 'asked';
  // A lead's no stands until a lead lifts it.
  const mayDecide =
    (isAsked || (approval.of === 'lead' && approval.state === 'denied')) &&
    (approval.of === 'peer' || me.role !== 'agent');
  const isOwn = approval.askedBy?.id === me.id;
  return (
    <>
      <p>{step.question}</p>
      <ApprovalView
        approval={approval}
        labelOf={(fact) => factOf(run, fact)?.declaration.ask ?? fact}
        {...(mayDecide && !isOwn && !isReadOnly && { decides: t(`approval.decides.${approval.of}`) })}
      />
      {!isReadOnly && !isAsked && approval.state !== 'approved' && (
        <Row>
          <Button
            size="small"
            onClick={() => void record({ type: 'approval_asked', step: step.id, question: step.question })}
          >
            {t(approval.state === 'not_asked' ? 'approval.ask' : 'approval.ask_again')}
          </Button>
        </Row>
      )}
      {!isReadOnly && mayDecide && !isOwn && (
        <ApprovalForm
          runId={run.id}
          step={step.id}
          onDecide={(decision, comment) => void record({ type: 'approval_decided', step: step.id, decision, comment })}
        />
      )}
      {mayDecide && isOwn && <Meta>{t('approval.own')}</Meta>}
    </>
  );
}
