import { Icon as GoIcon } from 'icon:16/check-circle-stroke';
import { Icon as StopIcon } from 'icon:16/alert-error-stroke';
import { Icon as AskIcon } from 'icon:16/alert-warning-stroke';
import { Icon as OpenIcon } from 'icon:16/clock-stroke';
import { lazy } from 'react';
import { Later } from '../ui/later.tsx';
import { styled } from 'styled-components';
import type { RunView } from '@handrail/contract';
import { useText } from '../text/text.tsx';
import { type Tone, toned } from '../ui/color.ts';
import { Boxed, Meta, Row, Section } from '../ui/layout.ts';
import { useRun } from '../state/run-context.tsx';
import { verdictOf } from './verdict-words.ts';

const ScopeForm = lazy(async () => ({ default: (await import('../scope/scope-form.tsx')).ScopeForm }));

const icons = { success: GoIcon, danger: StopIcon, warning: AskIcon, neutral: OpenIcon } as const;

const Word = styled.h2<{ $tone: Tone }>`
  display: flex;
  align-items: center;
  gap: 8px;
  color: ${({ theme, $tone }) => toned('foreground', $tone, theme)};
`;

/** What follows from what is known. */
export function VerdictCard({ run }: { run: RunView }) {
  const text = useText();
  const { t } = text;
  const { isReadOnly, pending } = useRun();
  const { tone, word, sentence } = verdictOf(run, text, pending);
  const Icon = icons[tone];
  const reason = run.decision.rules.find(({ decides }) => decides)?.reason;
  return (
    <Section aria-label={t('verdict.heading')}>
      <Boxed $tone={tone}>
        {run.decision.status === 'open' ? (
          <Row>
            <Icon />
            <h2 className="visually-hidden">{word}</h2>
            <p data-testid="verdict">{sentence}</p>
          </Row>
        ) : (
          <>
            <Word $tone={tone}>
              <Icon />
              {word}
            </Word>
            <p data-testid="verdict">{sentence}</p>
            {reason !== undefined && <Meta>{reason}</Meta>}
          </>
        )}
        {run.decision.status === 'manager' && !isReadOnly && (
          <Later>
            <ScopeForm offered={['doubt']} />
          </Later>
        )}
      </Boxed>
    </Section>
  );
}
