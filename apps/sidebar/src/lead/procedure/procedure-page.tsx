import type { ReactNode } from 'react';
import type { Procedure } from '@handrail/contract';
import type { Api } from '../../service/api.ts';
import { useProcedureText } from '../../text/procedure-text.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Meta, Stack } from '../../ui/layout.ts';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AwayNotice } from '../away-notice.tsx';
import { CaseList } from './case-list.tsx';
import { DecisionDrawing } from './decision-drawing.tsx';
import { OutcomesInWords } from './outcomes-in-words.tsx';
import { ReportedMistakes } from './reported-mistakes.tsx';
import { QuestionsInWords } from './questions-in-words.tsx';
import { StepsInWords } from './step-words.tsx';
import { VersionDifference } from './version-difference.tsx';
import { useProcedure } from './use-procedure.ts';

interface ProcedurePageProps {
  api: Api;
  workflow: string;
  /** Opens the record of a run. */
  onOpen: (runId: string) => void;
}

/** A workflow as the handbook would say it. */
export function ProcedurePage({ api, workflow, onOpen }: ProcedurePageProps) {
  const { t } = useProcedureText();
  const { value, isAway, reload } = useProcedure(api, workflow);
  return (
    <Stack $gap={16} style={{ maxWidth: 800 }}>
      {isAway && <AwayNotice onRetry={reload} />}
      {value === null && !isAway && <Skeleton says={t('procedure.loading')} />}
      {value !== null && <Shown api={api} procedure={value} onOpen={onOpen} />}
    </Stack>
  );
}

function Shown({ api, procedure, onOpen }: Omit<ProcedurePageProps, 'workflow'> & { procedure: Procedure }) {
  const { t, day } = useProcedureText();
  const { workflow, hit, steps, lost, until } = procedure;
  return (
    <Stack $gap={24}>
      <div>
        <p>{workflow.summary}</p>
        <Meta>
          <OutsideLink url={workflow.citation.url}>
            {t('rule.source', { heading: workflow.citation.heading })}
          </OutsideLink>
        </Meta>
        <Meta>{t('procedure.version', { version: workflow.version })}</Meta>
      </div>
      <Part heading={t('procedure.cases')}>
        <CaseList key={workflow.version} api={api} procedure={procedure} />
      </Part>
      <Part heading={t('procedure.mistakes')}>
        <ReportedMistakes api={api} workflow={workflow} onOpen={onOpen} />
      </Part>
      <Part heading={t('procedure.earlier')}>
        <VersionDifference api={api} workflow={workflow} />
      </Part>
      <Part heading={t('procedure.drawing')}>
        <Disclosure label={t('procedure.drawing.show')}>{() => <DecisionDrawing procedure={procedure} />}</Disclosure>
      </Part>
      <Part heading={t('procedure.outcomes')}>
        <Meta>{t(`procedure.${hit}`)}</Meta>
        <OutcomesInWords procedure={procedure} />
      </Part>
      {steps.length > 0 && (
        <Part heading={t('procedure.steps.always')}>
          <StepsInWords steps={steps} procedure={procedure} />
        </Part>
      )}
      {lost.length > 0 && (
        <Part heading={t('procedure.steps.lost')}>
          <StepsInWords steps={lost} procedure={procedure} />
        </Part>
      )}
      <Part heading={t('procedure.questions')}>
        <QuestionsInWords procedure={procedure} />
      </Part>
      {until.length > 0 && (
        <Part heading={t('procedure.until')}>
          <ul>
            {until.map(({ id, issue, url, affects, stateSeen, checkedOn }) => (
              <li key={id}>
                <OutsideLink url={url}>{issue}</OutsideLink>
                <Meta>
                  {t('procedure.until.line', { affects, state: t(`procedure.${stateSeen}`), day: day(checkedOn) })}
                </Meta>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </Stack>
  );
}

function Part({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Stack as="section" aria-label={heading}>
      <h2>{heading}</h2>
      {children}
    </Stack>
  );
}
