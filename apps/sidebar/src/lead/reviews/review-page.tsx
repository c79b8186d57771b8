import { useCallback } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { styled } from 'styled-components';
import type { Api } from '../../service/api.ts';
import { useLeadText } from '../../text/lead-text.tsx';
import { useReviewsText, withReviewsWords } from '../../text/reviews-text.tsx';
import { themed } from '../../ui/color.ts';
import { Meta, Row, Stack } from '../../ui/layout.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { SmallButton } from '../../ui/small-button.tsx';
import type { Zendesk } from '../../zendesk/zendesk.ts';
import { AwayNotice } from '../away-notice.tsx';
import { Instant } from '../instant.tsx';
import { useMonthWords } from '../use-month-words.ts';
import { useAnswer } from '../use-answer.ts';
import type { ViewState } from '../view-state.ts';

const Item = styled.li`
  padding: 8px 0;
  border-block-end: 1px solid ${themed('border.subtle')};
`;

const Coverage = styled.dl`
  dt {
    margin-block-start: 8px;
  }
  dd {
    color: ${themed('foreground.subtle')};
    font-size: 12px;
  }
`;

interface ReviewPageProps {
  api: Api;
  zendesk: Zendesk;
  state: ViewState;
  onChange: (change: ViewState) => void;
  onOpen: (runId: string) => void;
}

/** Which finished runs to look through, and how much of each month was. */
export const ReviewPage = withReviewsWords(function ReviewPage({
  api,
  zendesk,
  state,
  onChange,
  onOpen,
}: ReviewPageProps) {
  const { t } = useReviewsText();
  const { t: leadWord } = useLeadText();
  const monthWords = useMonthWords();
  const seed = /^\d{1,6}$/.test(state['seed'] ?? '') ? (state['seed'] ?? '') : '0';
  const ask = useCallback(() => api.call('listReviews', { query: { seed } }), [api, seed]);
  const { value, isAway, reload } = useAnswer(ask);
  // Months in which nothing finished tell nobody anything.
  const covered = (value?.coverage ?? [])
    .map(({ workflow, months }) => ({ workflow, months: months.filter(({ finished }) => finished > 0) }))
    .filter(({ months }) => months.length > 0);
  return (
    <Stack $gap={16} style={{ marginBlockStart: 12 }}>
      {isAway && <AwayNotice onRetry={reload} />}
      {value === null && !isAway && <Skeleton says={t('review.loading')} />}
      {value && (
        <>
          <section aria-label={t('review.sample')}>
            <h2>{t('review.sample')}</h2>
            {value.sample.length === 0 ? <p>{t('review.sample.none')}</p> : <Meta>{t('review.sample.how')}</Meta>}
            <ul>
              {value.sample.map((run) => (
                <Item key={run.id}>
                  <Row>
                    <Button isLink onClick={() => void zendesk.openTicket(run.ticketId)}>
                      {leadWord('lead.ticket', { id: String(run.ticketId) })}
                    </Button>
                    <span>{run.workflow.title}</span>
                    <Meta as="span">
                      <Instant at={run.updatedAt} />
                    </Meta>
                    <SmallButton onClick={() => onOpen(run.id)}>{leadWord('replay.open_record')}</SmallButton>
                  </Row>
                </Item>
              ))}
            </ul>
            {value.sample.length > 0 && (
              <SmallButton onClick={() => onChange({ seed: String(Number(seed) + 1) })}>
                {t('review.again')}
              </SmallButton>
            )}
          </section>
          {covered.length > 0 && (
            <section aria-label={t('review.coverage')}>
              <h2>{t('review.coverage')}</h2>
              <Meta>{t('review.coverage.how')}</Meta>
              <Coverage>
                {covered.map(({ workflow, months }) => (
                  <div key={workflow.id}>
                    <dt>{workflow.title}</dt>
                    {months.map(({ month, finished, reviewed }) => (
                      <dd key={month}>
                        {monthWords(month)}: {t('review.of', { finished, reviewed })}
                      </dd>
                    ))}
                  </div>
                ))}
              </Coverage>
            </section>
          )}
        </>
      )}
    </Stack>
  );
});
