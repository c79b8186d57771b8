import { Button } from '@zendeskgarden/react-buttons';
import { styled } from 'styled-components';
import type { Api } from '../service/api.ts';
import { RefusalNotice } from '../state/refusal-notice.tsx';
import { useLeadText } from '../text/lead-text.tsx';
import { usePathText, withPathWords } from '../text/path-text.tsx';
import { Meta, Row, Stack } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useNamesOf } from '../zendesk/people.tsx';
import type { Zendesk } from '../zendesk/zendesk.ts';
import { AuditDownload } from './audit-download.tsx';
import { Moment } from './moment.tsx';
import { PathTaken } from './path-taken.tsx';
import { ReviewForm } from './reviews/review-form.tsx';
import { RunDetails } from './run-details.tsx';
import { Timeline } from './timeline.tsx';
import { useMoment, useReplay } from './use-replay.ts';

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  gap: 16px 24px;
  align-items: start;
  @media (width < 900px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

interface RunReplayProps {
  api: Api;
  zendesk: Zendesk;
  runId: string;
  /** The event after which the run is shown; null is its last. */
  at: number | null;
  onShow: (seq: number) => void;
  onBack: () => void;
}

/** One run from its first event to its last: what happened, how it stood at each moment, and the proof that all is there. */
export const RunReplay = withPathWords(function RunReplay({ api, zendesk, runId, at, onShow, onBack }: RunReplayProps) {
  const { t, date } = usePathText();
  const { t: leadWord } = useLeadText();
  const { value: replay, problem, reload } = useReplay(api, runId);
  const entries = replay?.entries ?? [];
  const last = entries.length;
  const shown = last === 0 ? null : Math.min(Math.max(at ?? last, 1), last);
  const moment = useMoment(api, runId, shown);
  useNamesOf(entries.map(({ actor }) => actor));
  const back = (
    <Button size="small" isBasic onClick={onBack}>
      {t('replay.back')}
    </Button>
  );
  if (!replay) {
    return (
      <Stack style={{ marginBlockStart: 12 }}>
        <Row>{back}</Row>
        {problem ? <RefusalNotice problem={problem} /> : <Skeleton says={leadWord('replay.loading')} />}
      </Stack>
    );
  }
  const { run, chain, isErased } = replay;
  const shownEntry = entries[(shown ?? 1) - 1];
  return (
    <Stack style={{ marginBlockStart: 12 }}>
      <Row>
        {back}
        <Button isLink onClick={() => void zendesk.openTicket(run.ticketId)}>
          {leadWord('lead.ticket', { id: String(run.ticketId) })}
        </Button>
        <span>{run.workflow.title}</span>
        {run.subject !== null && <bdi>{run.subject}</bdi>}
      </Row>
      {chain.brokenAt === null ? (
        <Notice tone="success" title={t('replay.whole', { count: chain.events })}>
          {isErased && t('replay.erased')}
        </Notice>
      ) : (
        <Notice tone="danger" title={t('replay.broken', { seq: chain.brokenAt })}>
          {t('replay.broken.do')}
        </Notice>
      )}
      <Row>
        <AuditDownload api={api} runId={runId} ticketId={run.ticketId} />
      </Row>
      <Columns>
        <section aria-label={t('replay.happened')}>
          <h2>{t('replay.happened')}</h2>
          <Timeline entries={entries} shown={shown} onShow={onShow} />
        </section>
        <section aria-label={t('replay.stood')}>
          <h2>{shown === last || !shownEntry ? t('replay.now') : t('replay.then', { time: date(shownEntry.at) })}</h2>
          <Row>
            <Button size="small" disabled={shown === null || shown <= 1} onClick={() => onShow((shown ?? 2) - 1)}>
              {t('replay.earlier')}
            </Button>
            <Button size="small" disabled={shown === null || shown >= last} onClick={() => onShow((shown ?? 0) + 1)}>
              {t('replay.later')}
            </Button>
            <Meta>{t('replay.event', { seq: shown ?? 0, last })}</Meta>
          </Row>
          <div aria-live="polite">
            {moment.problem && <RefusalNotice problem={moment.problem} />}
            {moment.value && <Moment run={moment.value} />}
            {moment.value && <PathTaken run={moment.value} />}
          </div>
          {shown === last && !isErased && (
            <RunDetails api={api} runId={runId} seq={run.seq} isLead onChanged={reload} />
          )}
          {shown === last && !isErased && run.status === 'closed' && (
            <ReviewForm key={run.seq} api={api} run={run} onDone={reload} />
          )}
        </section>
      </Columns>
    </Stack>
  );
});
