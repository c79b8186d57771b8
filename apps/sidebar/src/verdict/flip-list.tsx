import { styled } from 'styled-components';
import type { RunView } from '@handrail/contract';
import { useText } from '../text/text.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Bullets, Meta } from '../ui/layout.ts';
import { factOf } from '../fact/fact-words.ts';

const shown = 3;

/** The mark of what is folded stands in one line with it. */
export const Heading = styled.summary`
  padding: 4px 0;
  cursor: pointer;
  > h3 {
    display: inline;
    margin-inline-start: 4px;
  }
`;

/** The smallest changes of what is known that would lead somewhere else. */
export function FlipList({ run, isOpen = false }: { run: RunView; isOpen?: boolean }) {
  const { t } = useText();
  if (run.decision.flips.length === 0) return null;
  const says = (outcome: string) => run.workflow.outcomes.find(({ id }) => id === outcome)?.says ?? outcome;
  const change = ({ fact, to }: { fact: string; to: string }) => {
    const declaration = factOf(run, fact)?.declaration;
    const label = declaration?.type === 'boolean' && isYesOrNo(to) ? t(`fact.${to}`) : to;
    return t('flip.change', { fact: declaration?.ask ?? fact, value: label });
  };
  const list = (flips: RunView['decision']['flips']) => (
    <Bullets>
      {flips.map((flip) => (
        <Meta as="li" key={`${flip.outcome} ${flip.changes.map(({ fact, to }) => fact + to).join()}`}>
          {t('flip.line', { outcome: says(flip.outcome), changes: flip.changes.map(change).join(t('flip.and')) })}
        </Meta>
      ))}
    </Bullets>
  );
  const { flips } = run.decision;
  const rest = flips.slice(shown);
  return (
    <details open={isOpen}>
      <Heading>
        <h3>{t('flip.heading')}</h3>
      </Heading>
      {list(flips.slice(0, shown))}
      {rest.length > 0 && (
        <Disclosure label={<Meta as="span">{t('flip.more', { count: rest.length })}</Meta>}>
          {() => list(rest)}
        </Disclosure>
      )}
    </details>
  );
}

/** The engine says what a fact would be in words of the workflow, and these two in English. */
function isYesOrNo(word: string): word is 'yes' | 'no' {
  return word === 'yes' || word === 'no';
}
