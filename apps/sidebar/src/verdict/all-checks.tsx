import type { RunView } from '@handrail/contract';
import { useText } from '../text/text.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Bullets, Meta, Section } from '../ui/layout.ts';
import { OutsideLink } from '../ui/outside-link.tsx';
import { FlipList, Heading } from './flip-list.tsx';
import { RuleList } from './rule-list.tsx';

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
            <FlipList run={run} />
            {run.decision.status !== 'decided' && run.possible.length > 0 && (
              <details>
                <Heading>
                  <h3>{t('verdict.possible')}</h3>
                </Heading>
                <Bullets>
                  {run.possible.map(({ id, says }) => (
                    <Meta as="li" key={id}>
                      {says}
                    </Meta>
                  ))}
                </Bullets>
              </details>
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
