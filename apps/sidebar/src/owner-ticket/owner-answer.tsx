import { useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import type { OwnerTicket } from '@handrail/contract';
import { useOwnerText } from '../text/owner-text.tsx';
import { Meta, Row, Stack } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { ReasonForm } from '../state/reason-form.tsx';
import { SmallButton } from '../ui/small-button.tsx';

type Answer = Exclude<OwnerTicket['answer'], 'none'>;
const tones = { approved: 'success', refused: 'danger', not_an_answer: 'neutral' } as const;

interface OwnerAnswerProps {
  ticket: OwnerTicket;
  /** Names this owner's ticket among all that reasons are written for. */
  about: string;
  onTakeBack: (reason: string) => void;
}

/** What was recorded as this owner's answer, and the way to take a wrong reading back. */
export function OwnerAnswer({ ticket, about, onTakeBack }: OwnerAnswerProps) {
  const { t, date } = useOwnerText();
  const [isAsking, setAsking] = useState(false);
  if (ticket.answer === 'none') return null;
  return (
    <Stack>
      <Notice tone={tones[ticket.answer]} title={t(`owner.answer.${ticket.answer}`)}>
        {ticket.answeredAt !== null && date(ticket.answeredAt)}
      </Notice>
      {isAsking ? (
        <ReasonForm
          name={`${about}:take_back`}
          label={t('owner.answer.take_back.why')}
          confirm={t('owner.answer.take_back')}
          onCancel={() => setAsking(false)}
          onConfirm={(reason) => {
            setAsking(false);
            onTakeBack(reason);
          }}
        />
      ) : (
        <SmallButton style={{ alignSelf: 'flex-start' }} onClick={() => setAsking(true)}>
          {t('owner.answer.take_back')}
        </SmallButton>
      )}
    </Stack>
  );
}

interface ReplyReadingProps {
  about: string;
  /** The service has seen this very reply; without that it cannot be a yes. */
  isSeen: boolean;
  onReadAgain: () => void;
  onAnswer: (answer: Answer, reason: string | null) => void;
}

/** A reply is read as yes, no, or not an answer. What the service has not seen can only stop the change. */
export function ReplyReading({ about, isSeen, onReadAgain, onAnswer }: ReplyReadingProps) {
  const { t } = useOwnerText();
  const [unproven, setUnproven] = useState<Exclude<Answer, 'approved'> | null>(null);
  const choose = (answer: Exclude<Answer, 'approved'>) => (isSeen ? onAnswer(answer, null) : setUnproven(answer));
  if (unproven !== null && !isSeen) {
    return (
      <ReasonForm
        name={`${about}:${unproven}`}
        label={t('owner.page.how')}
        confirm={t(unproven === 'refused' ? 'owner.page.no' : 'owner.page.neither')}
        onCancel={() => setUnproven(null)}
        onConfirm={(reason) => onAnswer(unproven, reason)}
      />
    );
  }
  return (
    <Stack>
      <p>{t('owner.page.question')}</p>
      {!isSeen && (
        <Row>
          <Meta>{t('owner.page.unseen')}</Meta>
          <SmallButton onClick={onReadAgain}>{t('owner.page.read_again')}</SmallButton>
        </Row>
      )}
      <Row>
        <Button size="small" disabled={!isSeen} onClick={() => onAnswer('approved', null)}>
          {t('owner.page.yes')}
        </Button>
        <Button size="small" onClick={() => choose('refused')}>
          {t('owner.page.no')}
        </Button>
        <Button size="small" isBasic onClick={() => choose('not_an_answer')}>
          {t('owner.page.neither')}
        </Button>
      </Row>
    </Stack>
  );
}
