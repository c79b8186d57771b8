import { useEffect, useState } from 'react';
import { Page, Section } from '../ui/layout.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import type { Zendesk } from '../zendesk.ts';
import { type DialogContent, DialogContentSchema, dialogEvents } from './dialog-messages.ts';
import { OwnerTicketReview } from './owner-ticket-review.tsx';

/** The dialog's own page. It knows only what the sidebar tells it. */
export function OwnerTicketDialog({ zendesk }: { zendesk: Zendesk }) {
  const [content, setContent] = useState<DialogContent | null>(null);
  useEffect(() => {
    const stop = zendesk.on(dialogEvents.shown, (data) => {
      const told = DialogContentSchema.safeParse(data);
      if (told.success) setContent(told.data);
    });
    zendesk.tellOpener(dialogEvents.ready, null);
    return stop;
  }, [zendesk]);
  return (
    <Page>
      <Section>
        {content ? (
          <OwnerTicketReview
            content={content}
            onConfirm={() => zendesk.tellOpener(dialogEvents.confirmed, null)}
            onClose={() => void zendesk.closeDialog()}
          />
        ) : (
          <Skeleton />
        )}
      </Section>
    </Page>
  );
}
