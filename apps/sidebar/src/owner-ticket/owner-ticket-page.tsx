import { useEffect, useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { styled } from 'styled-components';
import type { OpenedTicket, RunView } from '@handrail/contract';
import type { TicketState } from '../state/ticket-state.ts';
import type { TicketStore } from '../state/ticket-store.ts';
import { useText } from '../text/text.tsx';
import { themed } from '../ui/color.ts';
import { Meta, Row, Section, Stack } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import type { Zendesk } from '../zendesk.ts';

const Quote = styled.blockquote`
  margin: 0;
  padding-inline-start: 8px;
  border-inline-start: 2px solid ${themed('border.default')};
  white-space: pre-wrap;
`;

interface OwnerTicketPageProps {
  of: NonNullable<OpenedTicket['ownerTicketOf']>;
  state: TicketState;
  store: TicketStore;
  zendesk: Zendesk;
}

/** On an owner's ticket: whose permission it carries, and their answer, recorded from their own reply only. */
export function OwnerTicketPage({ of, state, store, zendesk }: OwnerTicketPageProps) {
  const { t, date } = useText();
  const [run, setRun] = useState<RunView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => void store.readRun(of.runId).then(setRun), [store, of.runId]);

  const step = run?.steps.find(({ id }) => id === of.step);
  const ticket =
    step?.kind === 'owner_ticket' ? step.tickets.find(({ username }) => username === of.username) : undefined;
  // An owner who writes again after their answer was recorded may have changed it.
  const isOpen = !ticket || ticket.answer === 'none' || ticket.unrecordedReplyAt !== null;
  const { snapshot } = state;
  const requester = snapshot?.requester.email ?? null;
  const reply = snapshot?.comments.findLast(
    ({ author }) => author.role === 'end-user' && sameAddress(author.email, requester),
  );
  const answer = async (value: 'approved' | 'refused') => {
    if (!snapshot || !reply) return;
    const answered = await store.recordOn(of.runId, {
      type: 'owner_answered',
      step: of.step,
      ticketId: snapshot.id,
      answer: value,
      author: reply.author.email ?? '',
      commentId: reply.id,
    });
    if (typeof answered === 'string') setProblem(answered);
    else setRun(answered);
  };

  return (
    <Section>
      <Stack>
        <h1>{t('owner.page.heading', { name: of.username })}</h1>
        {run && (
          <div>
            <p>{run.workflow.title}</p>
            {run.subject !== null && <bdi>{run.subject}</bdi>}
          </div>
        )}
        <div>
          <Button isLink onClick={() => void zendesk.openTicket(of.ticketId)}>
            {t('owner.page.requester_ticket', { id: String(of.ticketId) })}
          </Button>
        </div>
        {ticket && ticket.answer !== 'none' && (
          <Notice tone={ticket.answer === 'approved' ? 'success' : 'danger'} title={t(`owner.answer.${ticket.answer}`)}>
            {ticket.answeredAt !== null && date(ticket.answeredAt)}
          </Notice>
        )}
        {!isOpen ? null : reply ? (
          <Stack>
            <Meta>
              {t('owner.page.reply', { email: reply.author.email ?? '', time: reply.at ? date(reply.at) : '' })}
            </Meta>
            <Quote dir="auto">{reply.text}</Quote>
            <p>{t('owner.page.question')}</p>
            <Row>
              <Button size="small" onClick={() => void answer('approved')}>
                {t('owner.page.yes')}
              </Button>
              <Button size="small" onClick={() => void answer('refused')}>
                {t('owner.page.no')}
              </Button>
            </Row>
          </Stack>
        ) : (
          <Meta>{t('owner.page.waiting')}</Meta>
        )}
        {problem !== null && <Notice tone="danger">{t('refused.lead', { detail: problem })}</Notice>}
      </Stack>
    </Section>
  );
}

function sameAddress(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one.trim().toLowerCase() === other.trim().toLowerCase();
}
