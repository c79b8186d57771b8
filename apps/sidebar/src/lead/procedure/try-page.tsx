import { useState } from 'react';
import { styled } from 'styled-components';
import type { Fact, Facts, Procedure } from '@handrail/contract';
import type { Api } from '../../service/api.ts';
import { RunProvider } from '../../state/run-context.tsx';
import { RefusalNotice } from '../../state/refusal-notice.tsx';
import { useProcedureText } from '../../text/procedure-text.tsx';
import { Meta, Row, Stack } from '../../ui/layout.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { SmallButton } from '../../ui/small-button.tsx';
import type { Zendesk } from '../../zendesk/zendesk.ts';
import { AwayNotice } from '../away-notice.tsx';
import { SupposedAnswers } from './supposed-answers.tsx';
import { forgetTyped, supposedContext, supposedRun } from './supposed-run.ts';
import { SupposedDecision } from './supposed-decision.tsx';
import { useDecision } from './use-decision.ts';
import { useProcedure } from './use-procedure.ts';

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  gap: 16px 24px;
  align-items: start;
  @media (width < 900px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

/** It is read first, and stays in sight while one answer after the other is changed. */
const Beside = styled.div`
  @media (width >= 900px) {
    grid-column: 2;
    grid-row: 1;
    position: sticky;
    top: 12px;
    max-height: calc(100vh - 24px);
    overflow-y: auto;
  }
`;

interface TryPageProps {
  api: Api;
  zendesk: Zendesk;
  workflow: string;
}

/** What would be decided, if: no run, no ticket, and nothing is kept. */
export function TryPage({ api, zendesk, workflow }: TryPageProps) {
  const { t } = useProcedureText();
  const { value, isAway, reload } = useProcedure(api, workflow);
  return (
    <Stack $gap={16}>
      {isAway && <AwayNotice onRetry={reload} />}
      {value === null && !isAway && <Skeleton says={t('procedure.loading')} />}
      {value !== null && <TryOut api={api} zendesk={zendesk} procedure={value} />}
    </Stack>
  );
}

function TryOut({ api, zendesk, procedure }: { api: Api; zendesk: Zendesk; procedure: Procedure }) {
  const { t } = useProcedureText();
  const [facts, setFacts] = useState<Facts>({});
  // What was typed goes with the answers, so that starting over empties the fields too.
  const [round, setRound] = useState(0);
  const { decision, problem } = useDecision(api, procedure.workflow.id, facts);
  const change = (id: string, fact: Fact | null) =>
    setFacts(({ [id]: _before, ...others }) => (fact === null ? others : { ...others, [id]: fact }));
  return (
    <>
      <Row>
        <Meta>{t('procedure.try.how')}</Meta>
        {Object.keys(facts).length > 0 && (
          <SmallButton
            onClick={() => {
              for (const { declaration } of procedure.questions) forgetTyped(procedure.workflow.id, declaration.id);
              setFacts({});
              setRound(round + 1);
            }}
          >
            {t('procedure.try.reset')}
          </SmallButton>
        )}
      </Row>
      {problem && <RefusalNotice problem={problem} />}
      {decision === null && !problem && <Skeleton says={t('procedure.loading')} />}
      {decision && (
        <RunProvider value={supposedContext(supposedRun(procedure, facts, decision), zendesk)}>
          <Columns key={round}>
            <Beside aria-live="polite">
              <SupposedDecision />
            </Beside>
            <SupposedAnswers answered={facts} onChange={change} />
          </Columns>
        </RunProvider>
      )}
    </>
  );
}
