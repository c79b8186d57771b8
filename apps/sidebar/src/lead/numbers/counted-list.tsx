import type { Counted } from '@handrail/contract';
import { useNumbersText } from '../../text/numbers-text.tsx';
import { Meta, Stack } from '../../ui/layout.ts';
import { MonthTable } from './month-table.tsx';

/** More than these are read by nobody. */
const most = 10;

interface CountedListProps {
  heading: string;
  how?: string;
  month: string;
  before: string;
  now: readonly Counted[];
  then: readonly Counted[];
}

/** What happened how often, most first, beside the month before. */
export function CountedList({ heading, how, month, before, now, then }: CountedListProps) {
  const { t } = useNumbersText();
  const earlier = new Map(then.map(({ id, count }) => [id, count]));
  const current = new Set(now.map(({ id }) => id));
  const gone = then.filter(({ id }) => !current.has(id)).map((each) => ({ ...each, count: 0 }));
  const rows = [...now, ...gone].slice(0, most);
  return (
    <Stack as="section" $gap={4}>
      <h3>{heading}</h3>
      {rows.length === 0 && <Meta>{t('numbers.none')}</Meta>}
      {rows.length > 0 && how !== undefined && <Meta>{how}</Meta>}
      {rows.length > 0 && (
        <MonthTable
          caption={heading}
          what={t('numbers.figure')}
          month={month}
          before={before}
          rows={rows.map(({ id, says, count }) => ({ key: id, says, now: count, earlier: earlier.get(id) ?? 0 }))}
        />
      )}
    </Stack>
  );
}
