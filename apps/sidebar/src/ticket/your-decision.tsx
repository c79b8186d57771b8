import { lazy } from 'react';
import { Later } from '../ui/later.tsx';
import type { RunView } from '@handrail/contract';
import { decisionsOf } from '../steps/decisions-of.ts';
import { useRun } from '../state/run-context.tsx';
import { useText } from '../text/text.tsx';
import { Section, Stack } from '../ui/layout.ts';

const ApprovalStep = lazy(async () => ({ default: (await import('../steps/approval-step.tsx')).ApprovalStep }));

/** What waits for whoever is at the page: it comes before anything else they could do here. */
export function YourDecision({ run }: { run: RunView }) {
  const { t } = useText();
  const { me, isReadOnly } = useRun();
  if (isReadOnly) return null;
  return decisionsOf(run, me).map((step) => (
    <Section key={step.id} aria-label={t('approval.yours')}>
      <h2>{t('approval.yours')}</h2>
      <Stack>
        <Later>
          <ApprovalStep step={step} />
        </Later>
      </Stack>
    </Section>
  ));
}
