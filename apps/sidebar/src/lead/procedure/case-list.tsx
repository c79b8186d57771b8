import { useCallback } from 'react';
import { styled } from 'styled-components';
import type { CaseResult, CaseResults, Procedure } from '@handrail/contract';
import type { Api } from '../../service/api.ts';
import { useProcedureText } from '../../text/procedure-text.tsx';
import { themed } from '../../ui/color.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Meta } from '../../ui/layout.ts';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AwayNotice } from '../away-notice.tsx';
import { useAnswer } from '../use-answer.ts';
import { outcomeWords } from './condition-words.tsx';

const Item = styled.li`
  padding: 8px 0;
  border-block-end: 1px solid ${themed('border.subtle')};
`;

/** The author's cases of this version, and whether they hold. */
export function CaseList({ api, procedure }: { api: Api; procedure: Procedure }) {
  const { t } = useProcedureText();
  const workflow = procedure.workflow.id;
  const ask = useCallback(() => api.call('runCases', { params: { workflow } }), [api, workflow]);
  const { value, isAway, reload } = useAnswer(ask);
  return (
    <div aria-live="polite" aria-busy={value === null && !isAway}>
      {isAway && <AwayNotice onRetry={reload} />}
      {value === null && !isAway && <Skeleton says={t('procedure.cases.loading')} />}
      {value && <Results results={value} procedure={procedure} />}
    </div>
  );
}

function Results({ results: { cases, at, version }, procedure }: { results: CaseResults; procedure: Procedure }) {
  const { t, date } = useProcedureText();
  const failed = cases.filter(({ holds }) => !holds);
  if (cases.length === 0) return <p>{t('procedure.cases.none')}</p>;
  const list = (some: readonly CaseResult[]) => (
    <ul>
      {some.map((each) => (
        <Case key={each.id} result={each} procedure={procedure} />
      ))}
    </ul>
  );
  return (
    <>
      <Notice
        tone={failed.length === 0 ? 'success' : 'danger'}
        title={
          failed.length === 0
            ? t('procedure.cases.hold', { count: cases.length })
            : t('procedure.cases.fail', { count: failed.length })
        }
      >
        {t('procedure.cases.at', { time: date(at), version })}
      </Notice>
      {list(failed)}
      <Disclosure label={t('procedure.cases.list', { count: cases.length })}>{() => list(cases)}</Disclosure>
    </>
  );
}

const isSame = (a: readonly string[], b: readonly string[]) => a.toSorted().join() === b.toSorted().join();

function Case({ result, procedure }: { result: CaseResult; procedure: Procedure }) {
  const { t } = useProcedureText();
  const { says, expected, open, got, isDecided, holds } = result;
  const words = (outcomes: readonly string[]) => outcomes.map((id) => outcomeWords(procedure, id)).join(' · ');
  const isOpen = expected.length === 0;
  const isAsExpected = isOpen ? !isDecided && open.every((id) => got.includes(id)) : isDecided && isSame(expected, got);
  return (
    <Item>
      <p>
        <strong>{t(holds ? 'procedure.case.holds' : 'procedure.case.fails')}</strong>: {says}
      </p>
      <Meta>
        {isOpen
          ? t('procedure.case.open', { outcomes: words(open) })
          : t('procedure.case.expected', { outcomes: words(expected) })}
      </Meta>
      {!holds && (
        <Meta>
          {isAsExpected
            ? t('procedure.case.rest')
            : t(isDecided ? 'procedure.case.got' : 'procedure.case.got_open', { outcomes: words(got) })}
        </Meta>
      )}
    </Item>
  );
}
