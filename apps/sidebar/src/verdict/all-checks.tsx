import { lazy } from 'react';
import type { RunView } from '@handrail/contract';
import { useText } from '../text/text.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Meta, Section } from '../ui/layout.ts';
import { OutsideLink } from '../ui/outside-link.tsx';
import { Later } from '../ui/later.tsx';
import { RuleList } from './rule-list.tsx';

const WhatElse = lazy(async () => ({ default: (await import('./what-else.tsx')).WhatElse }));

/** Every rule with the facts it rests on, what would change the decision, and what else is possible. */
export function AllChecks({ run }: { run: RunView }) {
  const text = useText();
  const { t } = text;
  const count = run.decision.rules.length;
  return (
    <Section aria-label={t('verdict.checks')}>
      <Disclosure label={t('verdict.why', { count })}>
        {() => (
          <>
            {run.because.length > 0 && <Meta>{t('verdict.because', { because: text.list(run.because) })}</Meta>}
            <RuleList run={run} />
            <Later>
              <WhatElse run={run} />
            </Later>
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
