import type { FactView } from '@handrail/contract';
import { useRun } from '../state/run-context.tsx';
import { useSayingText } from '../text/saying-text.tsx';
import { isByPerson, isStale } from './fact-words.ts';
import { LookAgain } from './look-again.tsx';
import { lookUpWords } from './look-up-words.ts';

/** Beside an answer: what to bear in mind about what a system said, and a way to ask it once that is old or a person's. */
export function LookedUpNote({ view: { declaration, fact } }: { view: FactView }) {
  const text = useSayingText();
  const { run } = useRun();
  const looked = run.lookUps.find((one) => one.fact === declaration.id);
  const isOfSystem = fact.state === 'known' && fact.source === looked?.source;
  const says = isOfSystem && looked?.result === 'recorded' ? lookUpWords(looked, text) : null;
  return (
    <>
      {says !== null && ` ${says}`}
      {isStale(fact, text) && ` ${text.t('look_up.stale')}`}
      {(isStale(fact, text) || isByPerson(fact)) && (
        <>
          {' '}
          <LookAgain declaration={declaration} />
        </>
      )}
    </>
  );
}
