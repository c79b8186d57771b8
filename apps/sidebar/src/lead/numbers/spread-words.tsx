import type { Spread } from '@handrail/contract';
import { useNumbersText } from '../../text/numbers-text.tsx';
import { Meta } from '../../ui/layout.ts';
import { durationWords } from './duration-words.ts';

/** How long something usually took, and nine times in ten at most. */
export function SpreadWords({ spread }: { spread: Spread | null }) {
  const { t, spoken } = useNumbersText();
  if (spread === null || spread.median === null || spread.p90 === null) return '–';
  return (
    <>
      {durationWords(spread.median, spoken)}
      <Meta>{t('numbers.p90', { time: durationWords(spread.p90, spoken) })}</Meta>
    </>
  );
}
