import { Icon as GoIcon } from 'icon:16/check-circle-stroke';
import { Icon as StopIcon } from 'icon:16/alert-error-stroke';
import { Icon as AskIcon } from 'icon:16/alert-warning-stroke';
import { Icon as OpenIcon } from 'icon:16/clock-stroke';
import { Suspense, lazy } from 'react';
import { styled } from 'styled-components';
import type { RunView } from '@handrail/contract';
import { useText } from '../text/text.tsx';
import { type Tone, toned } from '../ui/color.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { Boxed, Bullets, Meta, Section } from '../ui/layout.ts';
import { OutsideLink } from '../ui/outside-link.tsx';
import { FlipList } from './flip-list.tsx';
import { RuleList } from './rule-list.tsx';
import { useRun } from './run-context.tsx';
import { verdictOf } from './verdict-words.ts';

const ScopeForm = lazy(async () => ({ default: (await import('../more/scope-form.tsx')).ScopeForm }));

const icons = { success: GoIcon, danger: StopIcon, warning: AskIcon, neutral: OpenIcon } as const;

const Word = styled.h2<{ $tone: Tone }>`
  display: flex;
  align-items: center;
  gap: 8px;
  margin-bottom: 4px;
  color: ${({ theme, $tone }) => toned('foreground', $tone, theme)};
`;

/** What follows from what is known, and why. */
export function VerdictCard({ run }: { run: RunView }) {
  const text = useText();
  const { t } = text;
  const { isReadOnly } = useRun();
  const { tone, word, sentence } = verdictOf(run, text);
  const Icon = icons[tone];
  return (
    <Section aria-label={t('verdict.heading')}>
      <Boxed $tone={tone}>
        <Word $tone={tone}>
          <Icon />
          {word}
        </Word>
        <p data-testid="verdict">{sentence}</p>
        {run.decision.status === 'manager' && !isReadOnly && (
          <Suspense fallback={null}>
            <ScopeForm offered={['doubt']} />
          </Suspense>
        )}
      </Boxed>
      <Disclosure label={t('verdict.why', { count: run.decision.rules.length })}>
        {() => (
          <>
            {run.because.length > 0 && <Meta>{t('verdict.because', { because: text.list(run.because) })}</Meta>}
            <RuleList run={run} />
            <FlipList run={run} />
            {run.decision.status !== 'decided' && run.possible.length > 0 && (
              <div style={{ padding: '8px 0' }}>
                <h3>{t('verdict.possible')}</h3>
                <Bullets>
                  {run.possible.map(({ id, says }) => (
                    <Meta as="li" key={id}>
                      {says}
                    </Meta>
                  ))}
                </Bullets>
              </div>
            )}
            {run.expired.map((clause) => (
              <Meta key={clause.id}>
                <OutsideLink url={clause.url}>{t('verdict.expired', { issue: clause.issue })}</OutsideLink>
              </Meta>
            ))}
          </>
        )}
      </Disclosure>
    </Section>
  );
}
