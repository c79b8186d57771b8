import { styled } from 'styled-components';
import type { MonthNumbers } from '@handrail/contract';
import { useNumbersText } from '../../text/numbers-text.tsx';
import { themed } from '../../ui/color.ts';
import { Stack } from '../../ui/layout.ts';
import { durationWords } from './duration-words.ts';
import { useMonthWords } from '../use-month-words.ts';

const Bars = styled.dl`
  display: grid;
  grid-template-columns: minmax(80px, max-content) minmax(0, 1fr);
  gap: 6px 12px;
  max-width: 640px;
  dd {
    margin: 0;
  }
`;

const Line = styled.div`
  display: flex;
  align-items: center;
  gap: 6px;
  font-size: 12px;
  line-height: 14px;
`;

const Bar = styled.span<{ $isNow: boolean }>`
  flex: none;
  height: 8px;
  min-width: 1px;
  border-radius: 2px;
  background: ${({ theme, $isNow }) => themed($isNow ? 'border.primaryEmphasis' : 'border.emphasis')({ theme })};
`;

/** With fewer than this a picture says no more than the figures above. */
const enough = 10;
const widest = 70;

/** How solved tickets spread over time, this month beside the one before. */
export function WithinBars({ now, then }: { now: MonthNumbers; then: MonthNumbers }) {
  const { t, spoken } = useNumbersText();
  const monthWords = useMonthWords();
  const months = [now, then];
  if (months.every(({ times }) => times.solved.count < enough)) return null;
  const top = Math.max(1, ...months.flatMap(({ solvedWithin }) => solvedWithin.map(({ count }) => count)));
  return (
    <Stack as="section" $gap={4}>
      <h3>{t('numbers.within')}</h3>
      <Bars>
        {now.solvedWithin.map(({ seconds }, place) => (
          <div key={seconds ?? 'longer'} style={{ display: 'contents' }}>
            <dt>
              {seconds === null ? t('numbers.longer') : t('numbers.upto', { time: durationWords(seconds, spoken) })}
            </dt>
            <dd>
              {months.map((month) => {
                const count = month.solvedWithin[place]?.count ?? 0;
                return (
                  <Line key={month.month}>
                    <Bar $isNow={month === now} style={{ width: `${(count / top) * widest}%` }} />
                    <span>
                      {count} <span className="visually-hidden">{monthWords(month.month)}</span>
                    </span>
                  </Line>
                );
              })}
            </dd>
          </div>
        ))}
      </Bars>
    </Stack>
  );
}
