import { Field, Label, Select } from '@zendeskgarden/react-forms';
import { styled } from 'styled-components';
import type { WorkflowNumbers as Numbers } from '@handrail/contract';
import type { Api } from '../../service/api.ts';
import { useNumbersText, withNumbersWords } from '../../text/numbers-text.tsx';
import { Meta, Stack } from '../../ui/layout.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AwayNotice } from '../away-notice.tsx';
import type { ViewState } from '../view-state.ts';
import { CountedList } from './counted-list.tsx';
import { MonthFigures } from './month-figures.tsx';
import { StepTimes } from './step-times.tsx';
import { useNumbers } from './use-numbers.ts';
import { lastMonths, useMonthWords } from '../use-month-words.ts';
import { WithinBars } from './within-bars.tsx';

const Choices = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(160px, 100%), 240px));
  gap: 8px 12px;
`;

const Lists = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(420px, 100%), 1fr));
  gap: 24px;
`;

const months = 12;
const isMonth = /^\d{4}-(0[1-9]|1[0-2])$/;

interface WorkflowNumbersProps {
  api: Api;
  workflow: string;
  state: ViewState;
  onChange: (change: ViewState) => void;
}

/** How a workflow is doing in one month against the month before, of all its versions or of one. */
export const WorkflowNumbers = withNumbersWords(function WorkflowNumbers({
  api,
  workflow,
  state,
  onChange,
}: WorkflowNumbersProps) {
  const { t, now } = useNumbersText();
  const monthWords = useMonthWords();
  const offered = lastMonths(now(), months);
  const asked = state['month'] ?? '';
  const month = isMonth.test(asked) ? asked : (offered[0] ?? '');
  const version = state['version'] ?? '';
  const { value: numbers, isAway, reload } = useNumbers(api, { workflow, month, version });
  const versions = numbers?.workflow.id === workflow ? numbers.versions : [];
  return (
    <Stack $gap={16}>
      <Choices>
        <Field>
          <Label isRegular>{t('numbers.month')}</Label>
          <Select isCompact value={month} onChange={({ target }) => onChange({ month: target.value })}>
            {[...new Set([...offered, month])].map((each) => (
              <option key={each} value={each}>
                {monthWords(each)}
              </option>
            ))}
          </Select>
        </Field>
        <Field>
          <Label isRegular>{t('numbers.of.version')}</Label>
          <Select isCompact value={version} onChange={({ target }) => onChange({ version: target.value })}>
            <option value="">{t('numbers.version.any')}</option>
            {version !== '' && !versions.some((each) => each.version === version) && (
              <option value={version}>{version}</option>
            )}
            {versions.map((each) => (
              <option key={each.version} value={each.version}>
                {each.isNewest ? t('numbers.version.newest', { version: each.version }) : each.version}
              </option>
            ))}
          </Select>
        </Field>
      </Choices>
      {isAway && <AwayNotice onRetry={reload} />}
      <div aria-live="polite" aria-busy={numbers === null}>
        {numbers === null && !isAway && <Skeleton says={t('numbers.loading')} />}
        {numbers !== null && <Shown numbers={numbers} />}
      </div>
    </Stack>
  );
});

function Shown({ numbers: { workflow, month: now, before: then } }: { numbers: Numbers }) {
  const { t } = useNumbersText();
  const dismissed = (month: typeof now) =>
    month.dismissed.map(({ why, count }) => ({ id: why, says: t(`numbers.why.${why}`), count }));
  const months = { month: now.month, before: then.month };
  return (
    <Stack $gap={24}>
      <MonthFigures title={workflow.title} now={now} then={then} />
      <WithinBars now={now} then={then} />
      <Lists>
        <StepTimes now={now} then={then} />
        <CountedList
          {...months}
          heading={t('numbers.rules')}
          how={t('numbers.rules.how')}
          now={now.rules}
          then={then.rules}
        />
        <CountedList {...months} heading={t('numbers.why')} now={dismissed(now)} then={dismissed(then)} />
        <CountedList {...months} heading={t('numbers.lost')} now={now.lost} then={then.lost} />
        <CountedList {...months} heading={t('numbers.skipped')} now={now.skipped} then={then.skipped} />
        <CountedList {...months} heading={t('numbers.corrected')} now={now.corrected} then={then.corrected} />
      </Lists>
      <Meta>{t('numbers.how')}</Meta>
    </Stack>
  );
}
