import { lazy, useState } from 'react';
import { Later } from '../ui/later.tsx';
import { Button } from '@zendeskgarden/react-buttons';
import { ownerBecause } from '../owner-ticket/owner-because.ts';
import { OwnerTicketReview } from '../owner-ticket/owner-ticket-review.tsx';
import { OwnerTrouble } from '../owner-ticket/owner-trouble.tsx';
import { useOwnerTickets } from '../owner-ticket/use-owner-tickets.ts';
import { useRun } from '../state/run-context.tsx';
import { useOwnerText, withOwnerWords } from '../text/owner-text.tsx';
import { Meta, Row, Stack } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { SmallButton } from '../ui/small-button.tsx';
import type { StepOf } from '../state/step-of.ts';
import { TickRow } from './tick-row.tsx';

const FactCorrection = lazy(async () => ({ default: (await import('../fact/fact-correction.tsx')).FactCorrection }));

function WordedOwnerTicketStep({ step }: { step: StepOf<'owner_ticket'> }) {
  const text = useOwnerText();
  const { t, date } = text;
  const { run, isReadOnly, isAway, zendesk } = useRun();
  const { content, send, openDialog } = useOwnerTickets(step);
  const [isInline, setInline] = useState(false);
  const [isMending, setMending] = useState(false);
  const isStuck = content.tickets.some(
    ({ state, email, problem }) => state !== 'linked' && (email === null || problem !== null),
  );
  // Owners come from the members that were recorded, and nothing asks for them again.
  const members = run.facts.find(({ declaration, fact }) => declaration.type === 'members' && fact.state === 'known');
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
            {ticket.unrecordedReplyAt !== null && <> · {t('wait.replied', { time: date(ticket.unrecordedReplyAt) })}</>}
            <Meta>{ownerBecause(ticket.told, ticket.because, text)}</Meta>
            {!isInline &&
              content.tickets
                .filter(({ username }) => username === ticket.username)
                .map((told) => <OwnerTrouble key={told.username} ticket={told} />)}
          </li>
        ))}
      </Stack>
      {isStuck && members && !isReadOnly && !isMending && (
        <SmallButton style={{ alignSelf: 'flex-start' }} onClick={() => setMending(true)}>
          {t('owner.mend')}
        </SmallButton>
      )}
      {isMending && members && (
        <Later>
          <FactCorrection view={members} onClose={() => setMending(false)} />
        </Later>
      )}
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
      {content.progress === 'away' && !isInline && <Notice tone="warning">{t('owner.away')}</Notice>}
      {content.message !== null && !isInline && <Notice tone="danger">{content.message}</Notice>}
      {/* Disabled it has a ground, which a quiet row would let stick out of the column. */}
      <TickRow step={step} isQuiet={isComplete} isDisabled={!isComplete} />
    </>
  );
}

/** Chosen owners and how far each ticket is; writing to them happens in a dialog with one confirmation. */
export const OwnerTicketStep = withOwnerWords(WordedOwnerTicketStep);
