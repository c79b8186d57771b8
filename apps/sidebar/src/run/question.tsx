import { type ReactNode, useId, useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { Tag } from '@zendeskgarden/react-tags';
import type { FactView, LinkView, RenderedSnippet } from '@handrail/contract';
import { useText } from '../text/text.tsx';
import { Meta, Row, Stack } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { LookUp } from './look-up.tsx';
import { FactControl } from './fact-control.tsx';
import { sourceOf } from './fact-source.ts';
import { useRun, useTarget } from './run-context.tsx';
import { SnippetView } from '../steps/snippet-view.tsx';

interface QuestionProps {
  view: FactView;
  why: string | null;
  look: LinkView | null;
  question: RenderedSnippet | null;
  note?: ReactNode;
}

/** One fact to find out: where to look, what to ask, and the control to record it. */
export function Question({ view, why, look, question, note }: QuestionProps) {
  const { t } = useText();
  const { record, isReadOnly } = useRun();
  const label = useId();
  const { declaration, fact } = view;
  const { queued, refusal } = useTarget({ fact: declaration.id });
  const [isAsking, setAsking] = useState(false);
  const isChanging = fact.state === 'known' && fact.source !== 'workflow';
  return (
    <Stack as="fieldset" $gap={4} aria-labelledby={label} data-question={declaration.id} tabIndex={-1}>
      <p id={label}>
        {declaration.ask} {queued && <Tag size="small">{t('queued.mark')}</Tag>}
      </p>
      {declaration.hint !== null && <Meta>{declaration.hint}</Meta>}
      {why !== null && <Meta>{why}</Meta>}
      {note}
      {look && <LookUp link={look} />}
      <FactControl
        declaration={declaration}
        labelledBy={label}
        current={fact.state === 'known' ? fact.value : null}
        isDisabled={isReadOnly}
        onValue={(value) =>
          void record(
            isChanging
              ? {
                  type: 'fact_corrected',
                  fact: declaration.id,
                  value,
                  source: sourceOf(declaration),
                  reason: t('question.changed'),
                }
              : { type: 'fact_recorded', fact: declaration.id, value, source: sourceOf(declaration) },
          )
        }
      />
      {!isReadOnly && (
        <Row>
          {fact.state === 'unknown' && (
            <Button
              isLink
              size="small"
              aria-label={t('question.cannot.of', { question: declaration.ask })}
              onClick={() =>
                void record({ type: 'fact_unobtainable', fact: declaration.id, source: sourceOf(declaration) })
              }
            >
              {t('question.cannot')}
            </Button>
          )}
          {question && (
            <Button isLink size="small" aria-expanded={isAsking} onClick={() => setAsking(!isAsking)}>
              {t('question.insert')}
            </Button>
          )}
        </Row>
      )}
      {fact.state === 'unobtainable' && <Meta>{t('question.unobtainable')}</Meta>}
      {question && isAsking && <SnippetView snippet={question} />}
      {refusal && <Notice tone="danger">{t('refused.lead', { detail: refusal.detail })}</Notice>}
    </Stack>
  );
}
