import { styled } from 'styled-components';
import type { RuleView, RunView } from '@handrail/contract';
import { factOf, factWords, provenanceWords } from '../fact/fact-words.ts';
import { usePathText } from '../text/path-text.tsx';
import { useText } from '../text/text.tsx';
import { themed } from '../ui/color.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { Meta } from '../ui/layout.ts';
import { useKnownName } from '../zendesk/people.tsx';
import { type Branch, pathOf } from './path-of.ts';

const Checks = styled.ol`
  padding-block-end: 8px;
`;

/** The way down from check to check; it ends where a decision was reached. */
const Check = styled.li<{ $isOn: boolean }>`
  position: relative;
  padding-block: 4px 8px;
  padding-inline-start: 20px;
  border-inline-start: 2px ${({ $isOn }) => ($isOn ? 'solid' : 'dashed')} ${themed('border.default')};
  overflow-wrap: anywhere;
  &::before {
    content: '';
    position: absolute;
    inset-block-start: 8px;
    inset-inline-start: -7px;
    width: 12px;
    height: 12px;
    box-sizing: border-box;
    border: 2px solid ${themed('border.emphasis')};
    border-radius: 50%;
    background: ${themed('background.default')};
  }
  &[data-branch='taken'],
  &[data-branch='also'] {
    border-color: transparent;
    &::before {
      border-color: ${themed('border.primaryEmphasis')};
      background: ${themed('border.primaryEmphasis')};
    }
  }
`;

const Facts = styled.ul`
  margin-block: 2px;
`;

/** The decision as the way through its checks: what each asked, what was answered, and which branch that was. */
export function PathTaken({ run }: { run: RunView }) {
  const { t } = usePathText();
  const { checks, rest } = pathOf(run.decision);
  if (checks.length === 0) return null;
  const heading = t(run.decision.status === 'decided' ? 'path.heading' : 'path.heading.open');
  return (
    <Disclosure label={<strong>{heading}</strong>}>
      {() => (
        <>
          <Checks aria-label={heading}>
            {checks.map(({ rule, branch }) => (
              <Check key={rule.id} data-branch={branch} $isOn={branch === 'on'}>
                <p>{rule.reason}</p>
                <AskedFacts rule={rule} branch={branch} run={run} />
                <BranchTaken rule={rule} branch={branch} run={run} />
              </Check>
            ))}
          </Checks>
          {rest > 0 && <Meta>{t('path.rest', { count: rest })}</Meta>}
        </>
      )}
    </Disclosure>
  );
}

interface CheckProps {
  rule: RuleView;
  branch: Branch;
  run: RunView;
}

/** Of a check that is settled, what nobody had to know for it is left out. */
function AskedFacts({ rule, branch, run }: CheckProps) {
  const text = useText();
  const knownName = useKnownName();
  const isSettled = branch !== 'open' && branch !== 'idle';
  const views = rule.facts
    .flatMap((id) => factOf(run, id) ?? [])
    .filter(({ fact }) => !isSettled || fact.state !== 'unknown');
  if (views.length === 0) return null;
  return (
    <Facts>
      {views.map((view) => {
        const provenance = provenanceWords(view.fact, text, knownName);
        return (
          <Meta as="li" key={view.declaration.id}>
            <span>{view.declaration.ask}</span> <strong>{factWords(view, text)}</strong>
            {provenance !== null && ` (${provenance})`}
          </Meta>
        );
      })}
    </Facts>
  );
}

function BranchTaken({ rule, branch, run }: CheckProps) {
  const { t } = usePathText();
  const says = run.workflow.outcomes.find(({ id }) => id === rule.outcome)?.says ?? rule.outcome;
  if (branch === 'taken' || branch === 'also') return <strong>{t('path.taken', { says })}</strong>;
  return <Meta>{branch === 'on' ? t('rule.applies_not') : t(`path.${branch}`, { says })}</Meta>;
}
