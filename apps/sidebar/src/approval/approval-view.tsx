import { Button } from '@zendeskgarden/react-buttons';
import { Field, Label, Textarea } from '@zendeskgarden/react-forms';
import type { Approval } from '@handrail/contract';
import { useKeptText } from '../state/use-kept-text.ts';
import { useActorName } from '../zendesk/people.tsx';
import { useText } from '../text/text.tsx';
import { Bullets, Meta, Row, Stack } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';

interface ApprovalViewProps {
  approval: Approval;
  labelOf: (fact: string) => string;
  /** Who decides, where that can be said to the very person who reads it. */
  decides?: string;
}

/** An approval as it stands: who was asked on which facts, and what came of it. */
export function ApprovalView({ approval, labelOf, decides }: ApprovalViewProps) {
  const { t, age, date, list } = useText();
  const nameOf = useActorName();
  const { state } = approval;
  return (
    <Stack $gap={4}>
      <Meta>{decides ?? t(`approval.${approval.of}`)}</Meta>
      <p>
        {state === 'not_asked' && t('approval.not_asked')}
        {state === 'asked' && t('approval.asked', { name: nameOf(approval.askedBy), age: age(approval.askedAt ?? 0) })}
        {(state === 'approved' || state === 'denied') &&
          t(`approval.${state}`, { name: nameOf(approval.decidedBy), age: age(approval.decidedAt ?? 0) })}
        {state === 'lapsed' && t('approval.lapsed', { facts: list(approval.changed.map(labelOf)) })}
      </p>
      {approval.comment !== null && approval.comment !== '' && <p>{approval.comment}</p>}
      {approval.earlier.map(({ subject, by, at, comment }) => (
        <Notice key={at} tone="neutral">
          {t(subject === null ? 'approval.earlier.unnamed' : 'approval.earlier', {
            name: nameOf(by),
            subject: subject ?? '',
            time: date(at),
          })}{' '}
          {comment}
        </Notice>
      ))}
      {approval.snapshot.length > 0 && (
        <div>
          <Meta>{t('approval.snapshot')}</Meta>
          <Bullets>
            {approval.snapshot.map(({ fact, label, value }) => (
              <Meta as="li" key={fact}>
                {label} <strong>{value}</strong>
              </Meta>
            ))}
          </Bullets>
        </div>
      )}
    </Stack>
  );
}

interface ApprovalFormProps {
  runId: string;
  step: string;
  onDecide: (decision: 'approved' | 'denied', comment: string) => void;
}

/** Approve or deny, with a comment. */
export function ApprovalForm({ runId, step, onDecide }: ApprovalFormProps) {
  const { t } = useText();
  const { text: comment, write, forget } = useKeptText(`${runId}:decide:${step}`, '');
  const decide = (decision: 'approved' | 'denied') => {
    forget();
    onDecide(decision, comment.trim());
  };
  return (
    <Stack>
      <Field>
        <Label isRegular>{t('approval.comment')}</Label>
        <Textarea isCompact minRows={2} value={comment} onChange={(event) => write(event.target.value)} />
      </Field>
      <Row>
        <Button size="small" onClick={() => decide('approved')}>
          {t('approval.approve')}
        </Button>
        <Button size="small" isDanger onClick={() => decide('denied')}>
          {t('approval.deny')}
        </Button>
      </Row>
    </Stack>
  );
}
