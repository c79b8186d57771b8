import { Button } from '@zendeskgarden/react-buttons';
import { Tag } from '@zendeskgarden/react-tags';
import { styled } from 'styled-components';
import { useText } from '../text/text.tsx';
import { themed } from '../ui/color.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { Bullets, Meta, Row, Stack } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { TextBox } from '../ui/text-box.ts';
import type { DialogContent } from './dialog-messages.ts';

/** What can be done and what came of it stay in sight, however long the words above them are. */
const Actions = styled(Stack)`
  position: sticky;
  bottom: 0;
  padding-block: 8px;
  background: ${themed('background.default')};
`;

interface OwnerTicketReviewProps {
  content: DialogContent;
  onConfirm: () => void;
  onClose?: () => void;
}

/** Who is written to and why, the exact text, what becomes of the tickets, and one confirmation. */
export function OwnerTicketReview({ content, onConfirm, onClose }: OwnerTicketReviewProps) {
  const { t } = useText();
  const { progress, tickets } = content;
  const left = tickets.filter(({ state }) => state !== 'linked').length;
  return (
    <Stack $gap={12}>
      <h1>{t('owner.heading', { count: tickets.length })}</h1>
      <Stack as="ul">
        {tickets.map(({ username, email, because, state, ticketId }) => (
          <li key={username} data-owner={username} data-state={state}>
            <Row>
              <strong>{username}</strong>
              <bdi>{email ?? t('owner.no_email')}</bdi>
              <Tag size="small" isRegular hue={state === 'failed' ? 'red' : undefined}>
                {t(`owner.state.${state}`, { id: ticketId === null ? '' : String(ticketId) })}
              </Tag>
            </Row>
            <Meta>{because}</Meta>
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
      <TextBox aria-label={t('snippet.preview', { title: content.subject })}>
        <strong>{content.subject}</strong>
        {`\n\n${content.text}`}
      </TextBox>
      <Meta>
        {t('owner.result', { status: t(`status.${content.status}`) })}{' '}
        {content.requesterStatus === null
          ? t('owner.result.same')
          : t('owner.result.this', { status: t(`status.${content.requesterStatus}`) })}
      </Meta>
      <Disclosure label={<Meta as="span">{t('owner.link_note')}</Meta>}>
        {() => <TextBox aria-label={t('owner.link_note')}>{content.linkNote}</TextBox>}
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
          {progress === 'sending' && <Meta>{t('owner.sending', { count: left })}</Meta>}
          {progress === 'done' && <Notice tone="success">{t('owner.done', { count: tickets.length })}</Notice>}
        </div>
        {progress === 'away' && <Notice tone="warning">{t('owner.away')}</Notice>}
        {progress === 'refused' && <Notice tone="danger">{content.message}</Notice>}
        <Row>
          {progress !== 'done' && (
            <Button
              isPrimary={onClose !== undefined}
              size="small"
              disabled={progress === 'sending' || tickets.length === 0 || tickets.some(({ email }) => email === null)}
              onClick={onConfirm}
            >
              {progress === 'asked' ? t('owner.confirm', { count: left }) : t('owner.go_on', { count: left })}
            </Button>
          )}
          {onClose && (
            <Button size="small" isBasic onClick={onClose}>
              {t('strip.less')}
            </Button>
          )}
        </Row>
      </Actions>
    </Stack>
  );
}
