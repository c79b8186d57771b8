import { useId } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { Message } from '@zendeskgarden/react-forms';
import { Tag } from '@zendeskgarden/react-tags';
import { styled } from 'styled-components';
import { useOwnerText } from '../text/owner-text.tsx';
import { themed } from '../ui/color.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { Bullets, Meta, Row, Stack } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { TextBox } from '../ui/text-box.tsx';
import type { DialogContent } from './dialog-messages.ts';
import { OwnerTrouble } from './owner-trouble.tsx';

/** What can be done and what came of it stay in sight, however long the words above them are. */
const Actions = styled(Stack)`
  position: sticky;
  bottom: 0;
  /* As wide as the page, or the focus of what scrolls under it would show beside it. */
  margin-inline: -8px;
  padding: 8px;
  border-top: 1px solid ${themed('border.default')};
  background: ${themed('background.default')};
`;

interface OwnerTicketReviewProps {
  content: DialogContent;
  onConfirm: () => void;
  onClose?: () => void;
}

/** Who is written to and why, the exact text, what becomes of the tickets, and one confirmation. */
export function OwnerTicketReview({ content, onConfirm, onClose }: OwnerTicketReviewProps) {
  const { t, list } = useOwnerText();
  const { progress, tickets } = content;
  const blocked = useId();
  const left = tickets.filter(({ state }) => state !== 'linked').length;
  const unaddressed = tickets.filter(({ email }) => email === null).length;
  const refused = tickets.filter(({ problem }) => problem !== null).map(({ username }) => username);
  const isWritten = progress === 'done' || (tickets.length > 0 && left === 0);
  const isSending = progress === 'sending' && !isWritten;
  const isConfirmable = !isSending && !isWritten;
  return (
    <Stack $gap={12}>
      <h1>{t(isWritten ? 'owner.heading.done' : 'owner.heading', { count: tickets.length })}</h1>
      <Stack as="ul">
        {tickets.map((ticket) => (
          <li key={ticket.username} data-owner={ticket.username} data-state={ticket.state}>
            <Row>
              <strong>{ticket.username}</strong>
              <bdi>{ticket.email ?? t('owner.no_email')}</bdi>
              <Tag size="small" isRegular hue={ticket.state === 'failed' ? 'red' : undefined}>
                {t(`owner.state.${ticket.state}`, { id: ticket.ticketId === null ? '' : String(ticket.ticketId) })}
              </Tag>
            </Row>
            <Meta>{ticket.because}</Meta>
            <OwnerTrouble ticket={ticket} />
          </li>
        ))}
      </Stack>
      {content.excluded.length > 0 && (
        <Disclosure label={<Meta as="span">{t('owner.excluded', { count: content.excluded.length })}</Meta>}>
          {() => (
            <Bullets>
              {content.excluded.map(({ username, because }) => (
                <Meta as="li" key={username}>
                  {username}: {because}
                </Meta>
              ))}
            </Bullets>
          )}
        </Disclosure>
      )}
      <TextBox label={t('snippet.preview', { title: content.subject })}>
        <strong>{content.subject}</strong>
        {`\n\n${content.text}`}
      </TextBox>
      <Meta>
        {t(isWritten ? 'owner.result.done' : 'owner.result', { status: t(`status.${content.status}`) })}{' '}
        {content.requesterStatus === null
          ? t('owner.result.same')
          : t('owner.result.this', { status: t(`status.${content.requesterStatus}`) })}
      </Meta>
      <Disclosure label={<Meta as="span">{t('owner.link_note')}</Meta>}>
        {() => <TextBox label={t('owner.link_note')}>{content.linkNote}</TextBox>}
      </Disclosure>
      {content.macro && (
        <Meta>
          {content.macro.changes === null
            ? t('owner.macro.missing', { title: content.macro.title })
            : `${t('owner.macro', { title: content.macro.title })} ${content.macro.changes.join(' · ')}`}
        </Meta>
      )}
      <Actions>
        <div aria-live="polite">
          {isSending && <Meta>{t('owner.sending', { count: left })}</Meta>}
          {progress === 'done' && <Notice tone="success">{t('owner.done', { count: tickets.length })}</Notice>}
        </div>
        {isConfirmable && progress === 'away' && <Notice tone="warning">{t('owner.away')}</Notice>}
        {isConfirmable && progress === 'refused' && (
          <Notice tone="danger">{content.message ?? t('owner.refused', { names: list(refused) })}</Notice>
        )}
        {isConfirmable && unaddressed > 0 && (
          <Message id={blocked} validation="warning">
            {t('owner.no_email.all', { count: unaddressed })}
          </Message>
        )}
        {(isConfirmable || onClose) && (
          <Row>
            {isConfirmable && (
              <Button
                isPrimary={onClose !== undefined}
                size="small"
                disabled={tickets.length === 0 || unaddressed > 0}
                aria-describedby={unaddressed > 0 ? blocked : undefined}
                onClick={onConfirm}
              >
                {progress === 'asked' ? t('owner.confirm', { count: left }) : t('owner.go_on', { count: left })}
              </Button>
            )}
            {onClose && (
              // Alone it has a border, which stands where the words above it begin.
              <Button size="small" isBasic={isConfirmable} onClick={onClose}>
                {t('strip.less')}
              </Button>
            )}
          </Row>
        )}
      </Actions>
    </Stack>
  );
}
