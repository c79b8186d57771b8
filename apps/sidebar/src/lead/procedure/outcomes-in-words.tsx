import { styled } from 'styled-components';
import type { Check, Procedure } from '@handrail/contract';
import { useProcedureText } from '../../text/procedure-text.tsx';
import { type Tone, themed, toned } from '../../ui/color.ts';
import { Meta, Stack } from '../../ui/layout.ts';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { outcomeTones } from './outcome-tones.ts';
import { ConditionWords } from './condition-words.tsx';
import { StepsInWords } from './step-words.tsx';
import { TextTemplate } from './text-template.tsx';

const Outcome = styled(Stack)<{ $tone: Tone }>`
  padding-inline-start: 12px;
  border-inline-start: 3px solid ${({ theme, $tone }) => toned('border', $tone, theme)};
  h4 {
    margin: 8px 0 0;
    font-weight: 600;
  }
`;

const Checks = styled.ul`
  > li {
    padding: 8px 0;
    border-block-end: 1px solid ${themed('border.subtle')};
  }
`;

/** Decisions in the order in which the checks first lead to them; what no check names comes last. */
function inOrder({ outcomes, checks }: Procedure) {
  const place = (id: string) => {
    const found = checks.findIndex(({ outcome }) => outcome === id);
    return found < 0 ? checks.length : found;
  };
  return outcomes.toSorted((a, b) => place(a.id) - place(b.id));
}

/** Each decision: when it is taken, what is done then, and which texts are at hand. */
export function OutcomesInWords({ procedure }: { procedure: Procedure }) {
  const { t } = useProcedureText();
  return (
    <Stack $gap={24}>
      {inOrder(procedure).map(({ id, says, tone, steps, texts }) => {
        const checks = procedure.checks.map((check, index) => ({ check, number: index + 1 }));
        const own = checks.filter(({ check }) => check.outcome === id);
        const others = procedure.texts.filter((text) => texts.includes(text.id));
        return (
          <Outcome as="section" key={id} $tone={outcomeTones[tone]} aria-label={says}>
            <h3>{says}</h3>
            <Meta>{t(own.length > 0 ? 'procedure.decided' : 'procedure.never')}</Meta>
            <Checks>
              {own.map(({ check, number }) => (
                <CheckInWords key={check.id} check={check} number={number} procedure={procedure} />
              ))}
            </Checks>
            {steps.length > 0 && <h4>{t('steps.heading')}</h4>}
            <StepsInWords steps={steps} procedure={procedure} />
            {others.length > 0 && <h4>{t('procedure.texts')}</h4>}
            {others.map((text) => (
              <TextTemplate key={text.id} text={text} procedure={procedure} />
            ))}
          </Outcome>
        );
      })}
    </Stack>
  );
}

interface CheckInWordsProps {
  check: Check;
  number: number;
  procedure: Procedure;
}

function CheckInWords({ check, number, procedure }: CheckInWordsProps) {
  const { t } = useProcedureText();
  return (
    <li>
      <p>
        <Meta as="span">{t('procedure.check', { number })}</Meta> {check.reason}
      </p>
      <div style={{ paddingInlineStart: 12 }}>
        <ConditionWords condition={check.when} words={procedure} />
      </div>
      <Meta>
        <OutsideLink url={check.citation.url}>{t('rule.source', { heading: check.citation.heading })}</OutsideLink>
      </Meta>
    </li>
  );
}
