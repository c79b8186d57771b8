import type { FactView, Reason, RunView } from '@handrail/contract';
import { factOf, factWords } from '../../fact/fact-words.ts';
import { useRun } from '../../state/run-context.tsx';
import { useProcedureText } from '../../text/procedure-text.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Boxed, Bullets, Meta, Section } from '../../ui/layout.ts';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { outcomeTones } from './outcome-tones.ts';
import { QuestionWords } from './condition-words.tsx';
import { FlipList } from '../../verdict/flip-list.tsx';
import { RuleList } from '../../verdict/rule-list.tsx';

/** What an agent would read at the top of the page. */
function Verdict({ run: { decision, outcome } }: { run: RunView }) {
  const { t } = useProcedureText();
  const { status, missing } = decision;
  const isManager = status === 'manager';
  const open = isManager ? t('verdict.manager.text') : t('verdict.open.text', { count: missing.length });
  return (
    <section aria-label={t('verdict.heading')}>
      <Boxed $tone={outcome ? outcomeTones[outcome.tone] : isManager ? 'warning' : 'neutral'}>
        <h2>{t(outcome ? `verdict.${outcome.tone}` : isManager ? 'verdict.manager' : 'verdict.open')}</h2>
        <p>{outcome?.says ?? open}</p>
      </Boxed>
    </section>
  );
}

/** What follows from the answers, what it rests on, and what would change it. */
export function SupposedDecision() {
  const text = useProcedureText();
  const { t } = text;
  const { run } = useRun();
  const { decision, possible } = run;
  /** What each check rests on, said once with all its answers. */
  const byRule = (reasons: readonly Reason[]) =>
    reasons
      .filter(({ rule }, index) => reasons.findIndex((other) => other.rule === rule) === index)
      .map((first): [Reason, FactView[]] => [
        first,
        reasons.flatMap(({ rule, fact }) => (rule === first.rule ? (factOf(run, fact) ?? []) : [])),
      ]);
  return (
    <>
      <Verdict run={run} />
      <Section>
        {decision.reasons.length > 0 && (
          <>
            <h3>{t('procedure.try.reasons')}</h3>
            <Bullets>
              {byRule(decision.reasons).map(([reason, facts]) => (
                <li key={reason.rule}>
                  {reason.says}
                  {facts.map(({ declaration, ...view }) => (
                    <Meta key={declaration.id}>
                      <QuestionWords ask={declaration.ask} />
                      <strong>{factWords({ declaration, ...view }, text)}</strong>
                    </Meta>
                  ))}
                  <Meta>
                    <OutsideLink url={reason.citation.url}>
                      {t('rule.source', { heading: reason.citation.heading })}
                    </OutsideLink>
                  </Meta>
                </li>
              ))}
            </Bullets>
          </>
        )}
        {decision.status !== 'decided' && possible.length > 0 && (
          <>
            <h3>{t('verdict.possible')}</h3>
            <Bullets>
              {possible.map(({ id, says }) => (
                <li key={id}>{says}</li>
              ))}
            </Bullets>
          </>
        )}
        <FlipList run={run} isOpen />
        <Disclosure label={t('procedure.try.checks', { count: decision.rules.length })}>
          {() => <RuleList run={run} />}
        </Disclosure>
      </Section>
    </>
  );
}
