import { useId } from 'react';
import { Tag } from '@zendeskgarden/react-tags';
import type { FactValue, JointQuestion as Joint, LinkView } from '@handrail/contract';
import { useRun } from '../state/run-context.tsx';
import { useText } from '../text/text.tsx';
import { Meta, Row, Stack } from '../ui/layout.ts';
import { AnswerButton } from '../ui/answer-button.ts';
import { SmallButton } from '../ui/small-button.tsx';
import { chooseByNumber } from './choose-by-number.ts';
import { factOf } from './fact-words.ts';
import { sourceOf } from './fact-source.ts';
import { replyNote } from './reply-note.ts';
import { JointForm } from './joint-form.tsx';
import { LookUp } from './look-up.tsx';

interface JointQuestionProps {
  joint: Joint;
  facts: readonly string[];
  why: string | null;
  look: LinkView | null;
  isFirst: boolean;
  /** Draws its questions one by one, for whoever cannot answer all of it. */
  onSplit: () => void;
  /** After the last of its facts, e.g. to tick the step that asked. */
  onAnswered?: () => Promise<void>;
}

/** Questions that always come together, asked as one and answered by one click. */
export function JointQuestion({ joint, facts, why, look, isFirst, onSplit, onAnswered }: JointQuestionProps) {
  const text = useText();
  const { t } = text;
  const { run, record, pending, reply, replies, isReadOnly } = useRun();
  const label = useId();
  const [lead = ''] = facts;
  const isQueued = pending.some(({ runId, body }) => runId === run.id && 'fact' in body && facts.includes(body.fact));
  const answer = async (values: Record<string, FactValue>) => {
    // The fact in whose place all are asked goes last: until then the question stays as one.
    const order = [...facts.filter((fact) => fact !== lead), lead].filter((fact) => fact in values);
    const fates = await Promise.all(
      order.flatMap((fact) => {
        const declaration = factOf(run, fact)?.declaration;
        const value = values[fact];
        if (!declaration || value === undefined) return [];
        const said = replyNote(declaration, value, { reply, replies }, text);
        const given = { fact, value, source: sourceOf(declaration), ...said };
        return record({ type: 'fact_recorded', ...given }, { undo: 'click' });
      }),
    );
    if (fates.every((fate) => fate === 'recorded')) await onAnswered?.();
  };
  return (
    <Stack as="fieldset" $gap={4} aria-labelledby={label} data-question={lead} tabIndex={-1} onKeyDown={chooseByNumber}>
      <div id={label} className={joint.ask === null ? 'visually-hidden' : undefined}>
        {joint.ask ?? facts.map((fact) => factOf(run, fact)?.declaration.ask).join(' ')}{' '}
        {isQueued && (
          <Tag size="small" isRegular>
            {t('queued.mark')}
          </Tag>
        )}
      </div>
      {joint.answers.length === 0 ? (
        <JointForm facts={facts} isDisabled={isReadOnly || isQueued} onValues={(values) => void answer(values)} />
      ) : (
        <Row>
          {joint.answers.map(({ label: says, facts: values }) => (
            <AnswerButton key={says} disabled={isReadOnly || isQueued} onClick={() => void answer(values)}>
              {says}
            </AnswerButton>
          ))}
        </Row>
      )}
      {isFirst && joint.hint !== null && <Meta>{joint.hint}</Meta>}
      {isFirst && why !== null && <Meta>{why}</Meta>}
      <Row>
        {look && <LookUp link={look} />}
        {!isReadOnly && <SmallButton onClick={onSplit}>{t('question.split')}</SmallButton>}
      </Row>
    </Stack>
  );
}
