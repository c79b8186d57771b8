import type { RunView } from '@handrail/contract';
import { useFlipText, withFlipWords } from '../text/flip-text.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Bullets, Meta } from '../ui/layout.ts';
import { factOf } from '../fact/fact-words.ts';
import { answerWords } from './answer-words.ts';
import { Heading } from './heading.ts';

const shown = 3;

interface FlipListProps {
  run: RunView;
  isOpen?: boolean;
}

/** The smallest changes of what is known that would lead somewhere else. */
export const FlipList = withFlipWords(function FlipList({ run, isOpen = false }: FlipListProps) {
  const text = useFlipText();
  const { t } = text;
  if (run.decision.flips.length === 0) return null;
  const says = (outcome: string) => run.workflow.outcomes.find(({ id }) => id === outcome)?.says ?? outcome;
  const askOf = (fact: string) => factOf(run, fact)?.declaration.ask ?? fact;
  const change = ({ fact, to, told }: RunView['decision']['flips'][number]['changes'][number]) =>
    t('flip.change', { fact: askOf(fact), value: told ? answerWords(told, text, askOf) : to });
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
});
