import type { ReactNode } from 'react';
import type { MonthNumbers } from '@handrail/contract';
import { useNumbersText } from '../../text/numbers-text.tsx';
import { MonthTable } from './month-table.tsx';
import { SpreadWords } from './spread-words.tsx';

/** Of fewer than this a share is said as a count. */
const enough = 20;
const endings = ['finished', 'no_answer', 'dismissed', 'merged', 'closed'] as const;
const times = ['reply', 'decision', 'solved'] as const;

/** The figures of a month beside those of the month before. */
export function MonthFigures({ title, now, then }: { title: string; now: MonthNumbers; then: MonthNumbers }) {
  const { t, spoken } = useNumbersText();
  const asked = ({ answers }: MonthNumbers) =>
    answers.decisions === 0
      ? '–'
      : (answers.asked / answers.decisions).toLocaleString(spoken, { maximumFractionDigits: 1 });
  const share = ({ answers: { asked: byHand, lookedUp, ticket } }: MonthNumbers) => {
    const total = byHand + lookedUp + ticket;
    if (total === 0) return '–';
    if (total < enough) return t('numbers.some', { count: lookedUp + ticket, total });
    return ((lookedUp + ticket) / total).toLocaleString(spoken, { style: 'percent' });
  };
  const row = (key: string, says: string, of: (month: MonthNumbers) => ReactNode) => ({
    key,
    says,
    now: of(now),
    earlier: of(then),
  });
  return (
    <MonthTable
      caption={t('numbers.against', { title })}
      what={t('numbers.figure')}
      month={now.month}
      before={then.month}
      rows={[
        row('started', t('numbers.started'), ({ started }) => started),
        ...endings.map((ending) =>
          row(ending, t(`numbers.${ending}`), ({ ended }) => ended.find((each) => each.ending === ending)?.count ?? 0),
        ),
        ...times.map((time) => row(time, t(`numbers.${time}`), (month) => <SpreadWords spread={month.times[time]} />)),
        row('asked', t('numbers.asked'), asked),
        row('share', t('numbers.looked_up'), share),
        row('overridden', t('numbers.overridden'), ({ overridden }) => overridden),
        row('reminded', t('numbers.reminded'), ({ reminded }) => reminded),
      ]}
    />
  );
}
