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
  const decides = mayDecide && !isOwn && !isReadOnly;
  // The whole list of what was asked on stands below the choices.
  const reason = decides ? run.decision.rules.find((rule) => rule.decides)?.reason : undefined;
  return (
    <>
      <p>{step.question}</p>
      {reason !== undefined && <Meta>{reason}</Meta>}
      <ApprovalView
        approval={approval}
        labelOf={(fact) => factOf(run, fact)?.declaration.ask ?? fact}
        {...(decides && { decides: t(`approval.decides.${approval.of}`) })}
      >
        {decides && (
          <ApprovalForm
            runId={run.id}
            step={step.id}
            onDecide={(decision, comment) =>
              void record({ type: 'approval_decided', step: step.id, decision, comment })
            }
          />
        )}
      </ApprovalView>
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
      {mayDecide && isOwn && <Meta>{t('approval.own')}</Meta>}
    </>
  );
}
