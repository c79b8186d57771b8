import type { RunView } from '@handrail/contract';
import { useText } from '../text/text.tsx';
import { Meta } from '../ui/layout.ts';
import { factOf } from './fact-words.ts';

/** The smallest changes of what is known that would lead somewhere else. */
export function FlipList({ run }: { run: RunView }) {
  const { t } = useText();
  if (run.decision.flips.length === 0) return null;
  const says = (outcome: string) => run.workflow.outcomes.find(({ id }) => id === outcome)?.says ?? outcome;
  const change = ({ fact, to }: { fact: string; to: string }) => {
    const declaration = factOf(run, fact)?.declaration;
    const label = declaration?.type === 'boolean' && isYesOrNo(to) ? t(`fact.${to}`) : to;
    return t('flip.change', { fact: declaration?.ask ?? fact, value: label });
  };
  return (
    <div style={{ padding: '8px 0' }}>
      <h3>{t('flip.heading')}</h3>
      <ul>
        {run.decision.flips.map((flip) => (
          <Meta as="li" key={`${flip.outcome} ${flip.changes.map(({ fact, to }) => fact + to).join()}`}>
            {t('flip.line', { outcome: says(flip.outcome), changes: flip.changes.map(change).join(t('flip.and')) })}
          </Meta>
        ))}
      </ul>
    </div>
  );
}

/** The engine says what a fact would be in words of the workflow, and these two in English. */
function isYesOrNo(word: string): word is 'yes' | 'no' {
  return word === 'yes' || word === 'no';
}
