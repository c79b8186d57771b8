import type { MonthNumbers } from '@handrail/contract';
import { useNumbersText } from '../../text/numbers-text.tsx';
import { Meta, Stack } from '../../ui/layout.ts';
import { MonthTable } from './month-table.tsx';
import { SpreadWords } from './spread-words.tsx';

/** How long each step takes, in the order of the workflow, this month beside the one before. */
export function StepTimes({ now, then }: { now: MonthNumbers; then: MonthNumbers }) {
  const { t } = useNumbersText();
  const earlier = new Map(then.steps.map((step) => [step.id, step]));
  const current = new Map(now.steps.map((step) => [step.id, step]));
  const gone = then.steps.filter(({ id }) => !current.has(id));
  const rows = [...now.steps, ...gone];
  return (
    <Stack as="section" $gap={4}>
      <h3>{t('numbers.steps')}</h3>
      <Meta>{rows.length === 0 ? t('numbers.none') : t('numbers.steps.how')}</Meta>
      {rows.length > 0 && (
        <MonthTable
          caption={t('numbers.steps')}
          what={t('numbers.figure')}
          month={now.month}
          before={then.month}
          rows={rows.map(({ id, says }) => ({
            key: id,
            says,
            now: <SpreadWords spread={current.get(id) ?? null} />,
            earlier: <SpreadWords spread={earlier.get(id) ?? null} />,
          }))}
        />
      )}
    </Stack>
  );
}
