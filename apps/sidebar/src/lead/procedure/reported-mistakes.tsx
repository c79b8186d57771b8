import { useCallback } from 'react';
import { styled } from 'styled-components';
import type { Procedure } from '@handrail/contract';
import type { Api } from '../../service/api.ts';
import { useLeadText } from '../../text/lead-text.tsx';
import { useProcedureText } from '../../text/procedure-text.tsx';
import { themed } from '../../ui/color.ts';
import { Meta, Row } from '../../ui/layout.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { SmallButton } from '../../ui/small-button.tsx';
import { useActorName, useNamesOf } from '../../zendesk/people.tsx';
import { AwayNotice } from '../away-notice.tsx';
import { Instant } from '../instant.tsx';
import { useAnswer } from '../use-answer.ts';

const Item = styled.li`
  padding: 8px 0;
  border-block-end: 1px solid ${themed('border.subtle')};
`;

interface ReportedMistakesProps {
  api: Api;
  workflow: Procedure['workflow'];
  onOpen: (runId: string) => void;
}

/** What agents said is wrong in this workflow, and on which of its versions. */
export function ReportedMistakes({ api, workflow: { id: workflow }, onOpen }: ReportedMistakesProps) {
  const { t } = useProcedureText();
  const { t: leadWord } = useLeadText();
  const nameOf = useActorName();
  const ask = useCallback(() => api.call('listMistakes', { params: { workflow } }), [api, workflow]);
  const { value, isAway, reload } = useAnswer(ask);
  useNamesOf(value?.mistakes.map(({ by }) => by) ?? []);
  return (
    <div aria-live="polite" aria-busy={value === null && !isAway}>
      {isAway && <AwayNotice onRetry={reload} />}
      {value === null && !isAway && <Skeleton says={t('procedure.mistakes.loading')} />}
      {value?.mistakes.length === 0 && <p>{t('procedure.mistakes.none')}</p>}
      <ul>
        {value?.mistakes.map(({ runId, ticketId, note, by, at, version, isNewest }) => (
          <Item key={`${runId} ${at}`}>
            <p dir="auto">{note}</p>
            <Row>
              <Meta as="span">
                {nameOf(by)}, <Instant at={at} />
              </Meta>
              <Meta as="span">{t(isNewest ? 'procedure.mistakes.now' : 'procedure.mistakes.before', { version })}</Meta>
              <SmallButton onClick={() => onOpen(runId)}>
                {leadWord('lead.ticket', { id: String(ticketId) })}
              </SmallButton>
            </Row>
          </Item>
        ))}
      </ul>
      {value?.isMore && <Meta>{t('procedure.mistakes.more')}</Meta>}
    </div>
  );
}
