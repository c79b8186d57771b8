import { useId, useState } from 'react';
import { Tag } from '@zendeskgarden/react-tags';
import type { Fact, FactValue, Facts, FactView } from '@handrail/contract';
import { FactControl } from '../../fact/fact-control.tsx';
import { useRun } from '../../state/run-context.tsx';
import { useProcedureText } from '../../text/procedure-text.tsx';
import { Meta, Row, Stack } from '../../ui/layout.ts';
import { SmallButton } from '../../ui/small-button.tsx';
import { forgetTyped } from './supposed-run.ts';

interface SupposedAnswersProps {
  /** What was supposed so far; the rest is as the workflow starts. */
  answered: Facts;
  /** Null sets a question back to unknown. */
  onChange: (fact: string, to: Fact | null) => void;
}

/** Every question in the workflow's order, with the controls that an agent has. They stay where they are, whatever is answered. */
export function SupposedAnswers({ answered, onChange }: SupposedAnswersProps) {
  const { t } = useProcedureText();
  const { run } = useRun();
  const asked = run.facts.filter(({ declaration }) => declaration.role === 'case');
  const noted = run.facts.filter(({ declaration }) => declaration.role === 'progress');
  const list = (facts: readonly FactView[]) =>
    facts.map((view) => (
      <Supposed
        key={view.declaration.id}
        view={view}
        isAnswered={Object.hasOwn(answered, view.declaration.id)}
        onChange={(fact) => onChange(view.declaration.id, fact)}
      />
    ));
  return (
    <Stack $gap={16}>
      <h2>{t('procedure.questions')}</h2>
      {list(asked)}
      {noted.length > 0 && <h2>{t('procedure.noted')}</h2>}
      {list(noted)}
    </Stack>
  );
}

interface SupposedProps {
  view: FactView;
  isAnswered: boolean;
  onChange: (to: Fact | null) => void;
}

function Supposed({ view: { declaration, fact }, isAnswered, onChange }: SupposedProps) {
  const { t, now } = useProcedureText();
  const { run } = useRun();
  const label = useId();
  const [emptied, setEmptied] = useState(0);
  const said = { source: 'agent', by: null, at: new Date(now()).toISOString(), evidence: null, note: null } as const;
  const suppose = (value: FactValue) => onChange({ state: 'known', value, ...said });
  return (
    <Stack as="fieldset" $gap={4} aria-labelledby={label}>
      <Row>
        <span id={label}>{declaration.ask}</span>
        {run.decision.missing.some((missing) => missing.fact === declaration.id) && (
          <Tag size="small" isRegular>
            {t('procedure.try.matters')}
          </Tag>
        )}
      </Row>
      <FactControl
        key={emptied}
        declaration={declaration}
        current={fact.state === 'known' ? fact.value : null}
        isDisabled={false}
        onValue={suppose}
      />
      {fact.state === 'unobtainable' && <Meta>{t('fact.unobtainable')}</Meta>}
      <Row>
        {fact.state !== 'unobtainable' && declaration.role === 'case' && (
          <SmallButton
            aria-label={t('question.cannot.of', { question: declaration.ask })}
            onClick={() => onChange({ state: 'unobtainable', ...said })}
          >
            {t('question.cannot')}
          </SmallButton>
        )}
        {isAnswered && (
          <SmallButton
            aria-label={t('procedure.try.forget', { question: declaration.ask })}
            onClick={() => {
              forgetTyped(run.workflow.id, declaration.id);
              setEmptied(emptied + 1);
              onChange(null);
            }}
          >
            {t('fact.correct.forget')}
          </SmallButton>
        )}
      </Row>
    </Stack>
  );
}
