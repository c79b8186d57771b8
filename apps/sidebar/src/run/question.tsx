import { type ReactNode, useId, useState } from 'react';
import { Tag } from '@zendeskgarden/react-tags';
import type { FactValue, FactView, LinkView, RenderedSnippet } from '@handrail/contract';
import { useText } from '../text/text.tsx';
import { Meta, Row, Stack } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { SmallButton } from '../ui/small-button.tsx';
import { LookUp } from './look-up.tsx';
import { FactControl } from './fact-control.tsx';
import { sourceOf } from './fact-source.ts';
import { factWords } from './fact-words.ts';
import { useRun, useTarget } from './run-context.tsx';
import { SnippetView } from '../steps/snippet-view.tsx';

interface QuestionProps {
  view: FactView;
  why: string | null;
  look: LinkView | null;
  question: RenderedSnippet | null;
  note?: ReactNode;
  /** The first question says why it is asked; the others stay short. */
  isFirst?: boolean;
  /** After the answer, e.g. to tick the step that asked. */
  onAnswered?: () => Promise<void>;
}

/** One fact to find out: where to look, what to ask, and the control to record it. */
export function Question({ view, why, look, question, note, isFirst = true, onAnswered }: QuestionProps) {
  const text = useText();
  const { t } = text;
  const { record, isReadOnly } = useRun();
  const label = useId();
  const { declaration, fact } = view;
  const { queued, refusal } = useTarget({ fact: declaration.id });
  const sent = queued && 'value' in queued.body ? queued.body.value : null;
  const recorded = fact.state === 'known' ? fact.value : null;
  const [isAsking, setAsking] = useState(false);
  const isChanging = fact.state === 'known' && fact.source !== 'workflow';
  const answer = async (value: FactValue) => {
    const given = { fact: declaration.id, value, source: sourceOf(declaration) };
    const fate = await record(
      isChanging
        ? { type: 'fact_corrected', ...given, reason: t('question.changed') }
        : { type: 'fact_recorded', ...given },
    );
    if (fate === 'recorded') await onAnswered?.();
  };
  return (
    <Stack as="fieldset" $gap={4} aria-labelledby={label} data-question={declaration.id} tabIndex={-1}>
      <p id={label}>
        {declaration.ask}{' '}
        {queued && (
          <Tag size="small" isRegular>
            {t('queued.mark')}
          </Tag>
        )}
      </p>
      {isFirst && declaration.hint !== null && <Meta>{declaration.hint}</Meta>}
      {isFirst && why !== null && <Meta>{why}</Meta>}
      {note}
      <FactControl
        declaration={declaration}
        current={sent === null || typeof sent === 'object' ? recorded : sent}
        isDisabled={isReadOnly}
        onValue={(value) => void answer(value)}
      />
      <Row>
        {look && <LookUp link={look} />}
        {!isReadOnly && fact.state === 'unknown' && (
          <SmallButton
            aria-label={t('question.cannot.of', { question: declaration.ask })}
            onClick={() =>
              void record({ type: 'fact_unobtainable', fact: declaration.id, source: sourceOf(declaration) })
            }
          >
            {t('question.cannot')}
          </SmallButton>
        )}
        {!isReadOnly && question && (
          <SmallButton aria-expanded={isAsking} onClick={() => setAsking(!isAsking)}>
            {t('question.insert')}
          </SmallButton>
        )}
      </Row>
      {fact.state === 'unknown' && fact.failed !== null && <Meta>{factWords(view, text)}</Meta>}
      {fact.state === 'unobtainable' && <Meta>{t('question.unobtainable')}</Meta>}
      {question && isAsking && <SnippetView snippet={question} />}
      {refusal && <Notice tone="danger">{t('refused.lead', { detail: refusal.detail })}</Notice>}
    </Stack>
  );
}
