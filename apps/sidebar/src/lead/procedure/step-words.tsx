import { styled } from 'styled-components';
import { Tag } from '@zendeskgarden/react-tags';
import type { Procedure, ProcedureStep } from '@handrail/contract';
import { useProcedureText } from '../../text/procedure-text.tsx';
import { Meta, Row } from '../../ui/layout.ts';
import { ConditionWords, declarationOf } from './condition-words.tsx';
import { TextTemplate } from './text-template.tsx';

const Numbered = styled.ol`
  list-style: decimal;
  padding-inline-start: 24px;
  > li + li {
    margin-block-start: 12px;
  }
`;

interface StepListProps {
  steps: readonly ProcedureStep[];
  procedure: Procedure;
}

/** What is done, in order. */
export function StepsInWords({ steps, procedure }: StepListProps) {
  return (
    <Numbered>
      {steps.map((step) => (
        <li key={step.id}>
          <StepInWords step={step} procedure={procedure} />
        </li>
      ))}
    </Numbered>
  );
}

function StepInWords({ step, procedure }: { step: ProcedureStep; procedure: Procedure }) {
  const { t, list } = useProcedureText();
  const texts = procedure.texts.filter(({ id }) => step.texts.includes(id));
  const asks = step.facts.map((fact) => declarationOf(procedure, fact)?.ask ?? fact);
  return (
    <>
      <Row>
        <span>{step.title}</span>
        <Tag size="small" isRegular>
          {t(`procedure.kind.${step.kind}`)}
        </Tag>
        {step.gate && (
          <Tag size="small" isRegular>
            {t('procedure.required')}
          </Tag>
        )}
        {step.irreversible && (
          <Tag size="small" isRegular>
            {t('step.irreversible')}
          </Tag>
        )}
      </Row>
      {step.when.kind !== 'always' && (
        <Meta as="div">
          {t('procedure.only')} <ConditionWords condition={step.when} words={procedure} />
          {step.otherwise !== null && <p>{t('procedure.otherwise', { why: step.otherwise })}</p>}
        </Meta>
      )}
      {step.hint !== null && <Meta>{step.hint}</Meta>}
      {step.approval && (
        <Meta>{t(`procedure.approval.${step.approval.of}`, { question: step.approval.question })}</Meta>
      )}
      {step.status && (
        <Meta>
          {t('procedure.status', { status: t(`status.${step.status.to}`) })}
          {step.status.because !== null && `: ${step.status.because}`}
        </Meta>
      )}
      {step.wait && (
        <Meta>
          {t('procedure.wait', { on: step.wait.on })}
          {step.wait.days !== null && `. ${t('wait.limit', { count: step.wait.days })}`}
        </Meta>
      )}
      {asks.length > 0 && <Meta>{t('procedure.asks', { questions: asks.join(' · ') })}</Meta>}
      {step.after.length > 0 && <Meta>{t('procedure.after', { steps: list(step.after) })}</Meta>}
      {step.link && <Meta>{t('procedure.place', step.link)}</Meta>}
      {texts.map((text) => (
        <TextTemplate key={text.id} text={text} procedure={procedure} />
      ))}
    </>
  );
}
