import { styled } from 'styled-components';
import type { Procedure } from '@handrail/contract';
import { useProcedureText } from '../../text/procedure-text.tsx';
import { themed, toned, type Tone } from '../../ui/color.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { TextBox } from '../../ui/text-box.tsx';
import { mermaidText } from './mermaid-text.ts';
import { outcomeTones } from './outcome-tones.ts';

/** One check under the other, each with its way out to the side. */
const Ladder = styled.ol`
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr);
  row-gap: 0;
  li {
    display: contents;
  }
`;

const Check = styled.div`
  position: relative;
  margin-block-end: 24px;
  padding: 6px 10px;
  border: 1px solid ${themed('border.default')};
  border-radius: 4px;
  /* The way on to the next check. */
  li:not(:last-child) > &::after {
    content: '';
    position: absolute;
    inset-block-start: 100%;
    inset-inline-start: 20px;
    height: 24px;
    border-inline-start: 1px solid ${themed('border.emphasis')};
  }
`;

const Way = styled.div`
  display: flex;
  align-items: center;
  margin-block-end: 24px;
  padding-inline: 4px;
  &::before,
  &::after {
    content: '';
    width: 12px;
    border-block-start: 1px solid ${themed('border.emphasis')};
  }
  font-size: 12px;
  white-space: nowrap;
`;

const End = styled.div<{ $tone: Tone }>`
  margin-block-end: 24px;
  padding: 6px 10px;
  border: 1px solid ${({ theme, $tone }) => toned('border', $tone, theme)};
  border-radius: 12px;
  background: ${({ theme, $tone }) => toned('background', $tone, theme)};
`;

/** The way to a decision as a picture: from check to check, and out where one applies. */
export function DecisionDrawing({ procedure }: { procedure: Procedure }) {
  const { t } = useProcedureText();
  const { checks, outcomes } = procedure;
  return (
    <>
      <Ladder>
        {checks.map(({ id, outcome, reason, when }, index) => {
          const end = outcomes.find((each) => each.id === outcome);
          return (
            <li key={id}>
              <Check>
                {index + 1}. {reason}
              </Check>
              <Way>{when.kind === 'always' ? '' : t('fact.yes')}</Way>
              <End $tone={end ? outcomeTones[end.tone] : 'neutral'}>{end?.says ?? outcome}</End>
            </li>
          );
        })}
      </Ladder>
      <Disclosure label={t('procedure.drawing.text')}>
        {() => <TextBox label={t('procedure.drawing.text')}>{mermaidText(procedure, t)}</TextBox>}
      </Disclosure>
    </>
  );
}
