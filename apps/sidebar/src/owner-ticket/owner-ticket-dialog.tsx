import { Button } from '@zendeskgarden/react-buttons';
import { useEffect, useState } from 'react';
import { Page, Section } from '../ui/layout.ts';
import { useOwnerText, withOwnerWords } from '../text/owner-text.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { Zendesk } from '../zendesk/zendesk.ts';
import { type DialogContent, DialogContentSchema, dialogEvents } from './dialog-messages.ts';
import { OwnerTicketReview } from './owner-ticket-review.tsx';

/** A sidebar that lives answers at once. */
const openerDeadline = 10_000;

function WordedOwnerTicketDialog({ zendesk }: { zendesk: Zendesk }) {
  const { t } = useOwnerText();
  const [content, setContent] = useState<DialogContent | null>(null);
  const [hasConfirmed, setConfirmed] = useState(false);
  const [isAlone, setAlone] = useState(false);
  useEffect(() => {
    const stop = zendesk.on(dialogEvents.shown, (data) => {
      const told = DialogContentSchema.safeParse(data);
      if (told.success) setContent(told.data);
    });
    zendesk.tellOpener(dialogEvents.ready, null);
    return stop;
  }, [zendesk]);
  const isWaiting = content === null || (hasConfirmed && content.progress === 'asked');
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => setAlone(true), openerDeadline);
    return () => clearTimeout(timer);
  }, [isWaiting]);
  if (isAlone && isWaiting) {
    return (
      <Page>
        <Section>
          <Notice
            tone="warning"
            actions={
              <Button size="small" onClick={() => void zendesk.closeDialog()}>
                {t('strip.less')}
              </Button>
            }
          >
            {t('owner.alone')}
          </Notice>
        </Section>
      </Page>
    );
  }
  return (
    <Page>
      <Section>
        {content ? (
          <OwnerTicketReview
            content={content}
            onConfirm={() => {
              setConfirmed(true);
              zendesk.tellOpener(dialogEvents.confirmed, null);
            }}
            onClose={() => void zendesk.closeDialog()}
          />
        ) : (
          <Skeleton />
        )}
      </Section>
    </Page>
  );
}

/** The dialog's own page. It knows only what the sidebar tells it. */
export const OwnerTicketDialog = withOwnerWords(WordedOwnerTicketDialog);
