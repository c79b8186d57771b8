import { useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import type { RunEnding, RunView } from '@handrail/contract';
import { useRun } from '../state/run-context.tsx';
import { useMoreText, withMoreWords } from '../text/more-text.tsx';
import { Row, Stack } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import type { Zendesk } from '../zendesk/zendesk.ts';

/** How a checklist ended, the way back, and the owners who can still be told that it is no longer needed. */
interface EndingNoticeProps {
  run: RunView;
  ending: RunEnding;
}

export const EndingNotice = withMoreWords(function EndingNotice({ run, ending }: EndingNoticeProps) {
  const { t, date } = useMoreText();
  const { record, zendesk, isTicketClosed } = useRun();
  const [progress, setProgress] = useState<'idle' | 'telling' | 'stuck'>('idle');
  const { into } = ending;
  const isFinal = ending.ending === 'erased' || ending.ending === 'closed' || ending.ending === 'merged';
  const canReopen = !isTicketClosed && !isFinal;
  const owners = ending.ownersToTell.flatMap((owner) => {
    const step = run.steps.find(({ id }) => id === owner.step);
    return step?.kind === 'owner_ticket' && step.closing !== null ? [{ ...owner, html: step.closing.html }] : [];
  });
  const tell = async () => {
    setProgress('telling');
    for (const { step, ticketId, html } of owners) {
      if (!(await solveWith(zendesk, ticketId, html))) return setProgress('stuck');
      await record({ type: 'owner_ticket_closed', step, ticketId });
    }
    return setProgress('idle');
  };
  return (
    <Notice tone="neutral" title={t(`ending.${ending.ending}`)}>
      <Stack>
        <p>
          {ending.why !== null && <>{t(`dismiss.${ending.why}`)} · </>}
          {ending.at !== null && date(ending.at)}
        </p>
        {into !== null && (
          <div>
            <Button isLink style={{ textAlign: 'start' }} onClick={() => void zendesk.openTicket(into)}>
              {t('ending.into', { id: String(into) })}
            </Button>
          </div>
        )}
        {owners.length > 0 && (
          <Row>
            <Button size="small" disabled={progress === 'telling'} onClick={() => void tell()}>
              {t('ending.tell', { count: owners.length })}
            </Button>
          </Row>
        )}
        {progress === 'stuck' && <p>{t('ending.stuck')}</p>}
        {canReopen && (
          <Row>
            <Button
              size="small"
              isBasic
              onClick={() => void record({ type: 'run_reopened', reason: t('ending.reopen') })}
            >
              {t('ending.reopen')}
            </Button>
          </Row>
        )}
      </Stack>
    </Notice>
  );
});

async function solveWith(zendesk: Zendesk, ticketId: number, html: string): Promise<boolean> {
  const body = { ticket: { status: 'solved', comment: { html_body: html, public: true } } };
  const answer = await zendesk.request({ method: 'PUT', path: `/api/v2/tickets/${ticketId}`, body }).catch(() => null);
  return answer !== null && answer.status < 300;
}
