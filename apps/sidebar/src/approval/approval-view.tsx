import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { Button } from '@zendeskgarden/react-buttons';
import { Field, Label, Textarea } from '@zendeskgarden/react-forms';
import type { Approval } from '@handrail/contract';
import { useKeptText } from '../state/use-kept-text.ts';
import { useActorName } from '../zendesk/people.tsx';
import { useText } from '../text/text.tsx';
import { themed } from '../ui/color.ts';
import { Meta, Row, Stack } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';

/** As close as lines of one kind can stand and still be told apart. */
const Facts = styled.ul`
  margin-block-start: 4px;
  li {
    padding-block: 2px;
    border-block-start: 1px solid ${themed('border.subtle')};
  }
`;

interface ApprovalViewProps {
  approval: Approval;
  labelOf: (fact: string) => string;
  /** Who decides, where that can be said to the very person who reads it. */
  decides?: string;
  /** The choices of whoever decides: nothing that can be read later stands before them. */
  children?: ReactNode;
}

/** An approval as it stands: who was asked on which facts, and what came of it. */
export function ApprovalView({ approval, labelOf, decides, children }: ApprovalViewProps) {
  const { t, date } = useText();
  const nameOf = useActorName();
  const isChoiceFirst = Boolean(children) && approval.state === 'asked';
  const standing = (
    <>
      <Meta>{decides ?? t(`approval.${approval.of}`)}</Meta>
      <Standing approval={approval} labelOf={labelOf} />
    </>
  );
  return (
    <Stack $gap={4}>
      {!isChoiceFirst && standing}
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
      {children}
      {isChoiceFirst && standing}
      {approval.snapshot.length > 0 && (
        <div>
          <Meta>{t('approval.snapshot')}</Meta>
          <Facts>
            {approval.snapshot.map(({ fact, label, value }) => (
              <Meta as="li" key={fact}>
                {label} <strong>{value}</strong>
              </Meta>
            ))}
          </Facts>
        </div>
      )}
    </Stack>
  );
}

function Standing({ approval, labelOf }: Pick<ApprovalViewProps, 'approval' | 'labelOf'>) {
  const { t, age, list } = useText();
  const nameOf = useActorName();
  const { state } = approval;
  return (
    <>
      <p>
        {state === 'not_asked' && t('approval.not_asked')}
        {state === 'asked' && t('approval.asked', { name: nameOf(approval.askedBy), age: age(approval.askedAt ?? 0) })}
        {(state === 'approved' || state === 'denied') &&
          t(`approval.${state}`, { name: nameOf(approval.decidedBy), age: age(approval.decidedAt ?? 0) })}
        {state === 'lapsed' && t('approval.lapsed', { facts: list(approval.changed.map(labelOf)) })}
      </p>
      {approval.comment !== null && approval.comment !== '' && <p>{approval.comment}</p>}
    </>
  );
}

interface ApprovalFormProps {
  runId: string;
  step: string;
  onDecide: (decision: 'approved' | 'denied', comment: string) => void;
}

/** Approve or deny, with a comment: most have none, so it does not stand before the choice. */
export function ApprovalForm({ runId, step, onDecide }: ApprovalFormProps) {
  const { t } = useText();
  const { text: comment, write, forget } = useKeptText(`${runId}:decide:${step}`, '');
  const decide = (decision: 'approved' | 'denied') => {
    forget();
    onDecide(decision, comment.trim());
  };
  return (
    <Stack>
      <Row>
        <Button size="small" onClick={() => decide('approved')}>
          {t('approval.approve')}
        </Button>
        <Button size="small" isDanger onClick={() => decide('denied')}>
          {t('approval.deny')}
        </Button>
      </Row>
      <Field>
        <Label isRegular>{t('approval.comment')}</Label>
        <Textarea isCompact minRows={2} value={comment} onChange={(event) => write(event.target.value)} />
      </Field>
    </Stack>
  );
}
