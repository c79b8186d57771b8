import { useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { OwnerTicketReview } from '../owner-ticket/owner-ticket-review.tsx';
import { useOwnerTickets } from '../owner-ticket/use-owner-tickets.ts';
import { useRun } from '../run/run-context.tsx';
import { useText } from '../text/text.tsx';
import { Meta, Row, Stack } from '../ui/layout.ts';
import type { StepOf } from './step-of.ts';
import { TickRow } from './tick-row.tsx';

/** Chosen owners and how far each ticket is; writing to them happens in a dialog with one confirmation. */
export function OwnerTicketStep({ step }: { step: StepOf<'owner_ticket'> }) {
  const { t, date } = useText();
  const { isReadOnly, isAway, zendesk } = useRun();
  const { content, send, openDialog } = useOwnerTickets(step);
  const [isInline, setInline] = useState(false);
  const isComplete = step.tickets.length > 0 && step.tickets.every(({ state }) => state === 'linked');
  const isUnfilled = step.snippet.unfilled.length > 0;
  return (
    <>
      <Stack as="ul">
        {step.tickets.map((ticket) => (
          <li key={ticket.username}>
            <strong>{ticket.username}</strong>{' '}
            {ticket.ticketId === null ? (
              t(`owner.state.${ticket.state}`, { id: '' })
            ) : (
              <Button isLink onClick={() => void zendesk.openTicket(ticket.ticketId ?? 0)}>
                {t(`owner.state.${ticket.state}`, { id: String(ticket.ticketId) })}
              </Button>
            )}
            {ticket.answer !== 'none' && <> · {t(`owner.answer.${ticket.answer}`)}</>}
            {ticket.unrecordedReplyAt !== null && (
              <> · {t('owner.replied', { time: date(ticket.unrecordedReplyAt) })}</>
            )}
            <Meta>{ticket.because}</Meta>
          </li>
        ))}
      </Stack>
      {step.tickets.length === 0 && <Meta>{t('owner.nobody')}</Meta>}
      {isUnfilled && (
        <Meta>
          {t('snippet.unfilled', {
            count: step.snippet.unfilled.length,
            names: step.snippet.unfilled.map(({ label }) => label).join(', '),
          })}
        </Meta>
      )}
      {!isComplete && !isReadOnly && !isInline && (
        <Row>
          <Button
            size="small"
            disabled={isAway || isUnfilled || step.tickets.length === 0}
            onClick={() => void openDialog().then((isOpen) => setInline(!isOpen))}
          >
            {t('owner.review')}
          </Button>
        </Row>
      )}
      {isInline && <OwnerTicketReview content={content} onConfirm={() => void send()} />}
      {(content.progress === 'away' || content.progress === 'refused') && !isInline && (
        <Meta>{content.message ?? t('owner.away')}</Meta>
      )}
      <TickRow step={step} isQuiet isDisabled={!isComplete} />
    </>
  );
}
