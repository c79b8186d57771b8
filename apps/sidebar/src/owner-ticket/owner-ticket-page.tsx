import { useCallback, useEffect, useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { styled } from 'styled-components';
import type { OpenedTicket, RunView } from '@handrail/contract';
import type { CallProblem } from '../service/answer.ts';
import type { NewEvent } from '../service/api.ts';
import { RefusalNotice } from '../state/refusal-notice.tsx';
import type { TicketState } from '../state/ticket-state.ts';
import type { TicketStore } from '../state/ticket-store.ts';
import { useOwnerText, withOwnerWords } from '../text/owner-text.tsx';
import { themed } from '../ui/color.ts';
import { Meta, Section, Stack } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { OwnerAnswer, ReplyReading } from './owner-answer.tsx';
import type { Zendesk } from '../zendesk/zendesk.ts';

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

function WordedOwnerTicketPage({ of, state, store, zendesk }: OwnerTicketPageProps) {
  const { t, date } = useOwnerText();
  const [run, setRun] = useState<RunView | null>(null);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const read = useCallback(
    () => void store.ask('getRun', { params: { runId: of.runId } }).then(setRun),
    [store, of.runId],
  );
  useEffect(read, [read]);
  const [isUnread, setUnread] = useState(false);

  const step = run?.steps.find(({ id }) => id === of.step);
  const ticket =
    step?.kind === 'owner_ticket' ? step.tickets.find(({ username }) => username === of.username) : undefined;
  // An owner who writes again after their answer was recorded may have changed it.
  const isOpen = !ticket || ticket.answer === 'none' || ticket.unrecordedReplyAt !== null;
  const { snapshot } = state;
  const ticketId = snapshot?.id ?? 0;
  const about = `${of.runId}:owner:${ticketId}`;
  const requester = snapshot?.requester.email ?? null;
  const reply = snapshot?.comments.findLast(
    ({ author }) => author.role === 'end-user' && sameAddress(author.email, requester),
  );
  // Zendesk's page may not number its comments; then the last one that the service has seen is meant.
  const commentId = reply?.id ?? ticket?.seenComments.at(-1) ?? null;
  const readReplies = async () => {
    const found = await store.ask('readOwnerReplies', {
      params: { runId: of.runId },
      body: { step: of.step, ticketId },
    });
    setUnread(found === null);
    if (found) setRun(found);
  };
  const record = async (body: NewEvent) => {
    const answered = await store.recordOn(of.runId, body);
    setProblem('kind' in answered ? answered : null);
    if (!('kind' in answered)) setRun(answered);
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
          <OwnerAnswer
            ticket={ticket}
            about={about}
            onTakeBack={(reason) => void record({ type: 'owner_answer_withdrawn', step: of.step, ticketId, reason })}
          />
        )}
        {!isOpen ? null : reply ? (
          <Stack>
            <Meta>
              {t('owner.page.reply', { email: reply.author.email ?? '', time: reply.at ? date(reply.at) : '' })}
            </Meta>
            <Quote dir="auto">{reply.text}</Quote>
            <ReplyReading
              about={about}
              isSeen={commentId !== null && (ticket?.seenComments.includes(commentId) ?? false)}
              onReadAgain={() => void readReplies()}
              onAnswer={(value, reason) =>
                void record({
                  type: 'owner_answered',
                  step: of.step,
                  ticketId,
                  answer: value,
                  author: reply.author.email ?? '',
                  commentId,
                  ...(reason !== null && { reason }),
                })
              }
            />
          </Stack>
        ) : (
          <Meta>{t('owner.page.waiting')}</Meta>
        )}
        {isUnread && <Notice tone="warning">{t('owner.page.not_read')}</Notice>}
        {problem !== null && <RefusalNotice problem={problem} isRecording />}
      </Stack>
    </Section>
  );
}

function sameAddress(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** On an owner's ticket: whose permission it carries, and their answer, recorded from their own reply only. */
export const OwnerTicketPage = withOwnerWords(WordedOwnerTicketPage);
