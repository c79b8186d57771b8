import { type ReactNode, useId, useState } from 'react';
import { Tag } from '@zendeskgarden/react-tags';
import type { FactValue, FactView, LinkView, RenderedSnippet } from '@handrail/contract';
import { useText } from '../text/text.tsx';
import { Meta, Row, Stack } from '../ui/layout.ts';
import { ReasonForm } from '../state/reason-form.tsx';
import { SmallButton } from '../ui/small-button.tsx';
import { LookUp } from './look-up.tsx';
import { LookUpLine } from './look-up-line.tsx';
import { chooseByNumber } from './choose-by-number.ts';
import { FactControl } from './fact-control.tsx';
import { sourceOf } from './fact-source.ts';
import { factWords } from './fact-words.ts';
import { ProposalRow } from './proposal-row.tsx';
import { replyNote } from './reply-note.ts';
import { RefusalNotice } from '../state/refusal-notice.tsx';
import { useRun, useTarget } from '../state/run-context.tsx';
import { SnippetView } from '../snippet/snippet-view.tsx';

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
  const { run, record, isReadOnly, me, reply, replies } = useRun();
  const label = useId();
  const { declaration, fact } = view;
  const { queued, refusal } = useTarget({ fact: declaration.id });
  const sent = queued && 'value' in queued.body ? queued.body.value : null;
  const proposal = run.proposals.find((one) => one.fact === declaration.id);
  const recorded = fact.state === 'known' ? fact.value : null;
  const [isAsking, setAsking] = useState(false);
  const isChanging = fact.state === 'known' && fact.source !== 'workflow';
  const [held, setHeld] = useState<{ value: FactValue } | null>(null);
  // A lead who answers what could not be found out says what that rests on, and vouches for it.
  const isLeadsAnswer = me.role !== 'agent' && fact.state === 'unobtainable' && view.leadCanAnswer;
  const vouch = async (value: FactValue, reason: string) => {
    setHeld(null);
    const given = { fact: declaration.id, value, source: 'manager', note: reason } as const;
    if ((await record({ type: 'fact_recorded', ...given })) === 'recorded') await onAnswered?.();
  };
  const answer = async (value: FactValue) => {
    if (isLeadsAnswer) {
      setHeld({ value });
      return;
    }
    const given = { fact: declaration.id, value, source: sourceOf(declaration) };
    // Whose words it was read from is kept with it.
    const said = replyNote(declaration, value, { reply, replies }, text);
    const { note: words, ...from } = said;
    const fate = await record(
      isChanging
        ? { type: 'fact_corrected', ...given, reason: words ?? t('question.changed'), ...from }
        : { type: 'fact_recorded', ...given, ...said },
      { undo: 'click' },
    );
    if (fate === 'recorded') await onAnswered?.();
  };
  return (
    <Stack
      as="fieldset"
      $gap={4}
      aria-labelledby={label}
      data-question={declaration.id}
      tabIndex={-1}
      onKeyDown={chooseByNumber}
    >
      <div id={label}>
        {declaration.ask}{' '}
        {queued && (
          <Tag size="small" isRegular>
            {t('queued.mark')}
          </Tag>
        )}
      </div>
      {note}
      <LookUpLine declaration={declaration} />
      {proposal && <ProposalRow proposal={proposal} />}
      <FactControl
        declaration={declaration}
        current={sent === null || typeof sent === 'object' ? recorded : sent}
        isDisabled={isReadOnly}
        onValue={(value) => void answer(value)}
      />
      {held && isLeadsAnswer && (
        <ReasonForm
          name={`${run.id}:vouch:${declaration.id}`}
          label={t('question.rests_on')}
          confirm={t('question.record')}
          onCancel={() => setHeld(null)}
          onConfirm={(reason) => void vouch(held.value, reason)}
        />
      )}
      {isFirst && declaration.hint !== null && <Meta>{declaration.hint}</Meta>}
      {isFirst && why !== null && <Meta>{why}</Meta>}
      <Row>
        {look && <LookUp link={look} />}
        {!isReadOnly && fact.state === 'unknown' && (
          <SmallButton
            aria-label={t('question.cannot.of', { question: declaration.ask })}
            onClick={() =>
              void record(
                { type: 'fact_unobtainable', fact: declaration.id, source: sourceOf(declaration) },
                { undo: 'click' },
              )
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
      {refusal && <RefusalNotice problem={refusal.problem} isRecording />}
    </Stack>
  );
}
