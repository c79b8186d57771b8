import { useEffect, useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { Tag } from '@zendeskgarden/react-tags';
import { useRun } from '../state/run-context.tsx';
import { type MacroText, useMacroText, withMacroWords } from '../text/macro-text.tsx';
import { Meta, Row } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { TextBox } from '../ui/text-box.tsx';
import { type Macro, type MacroPreview, type ZafError, asZafError } from '../zendesk/zendesk.ts';
import { SnippetView } from '../snippet/snippet-view.tsx';
import type { StepOf } from '../state/step-of.ts';
import { TickRow } from './tick-row.tsx';
import { zafWords } from '../zendesk/zaf-words.ts';

type Found = { macro: Macro; preview: MacroPreview } | 'looking' | 'missing' | 'other_mode';

/** The team's own macro, with what it would change; where the account has none, the workflow's text. */
export const MacroStep = withMacroWords(function MacroStep({ step }: { step: StepOf<'macro'> }) {
  const text = useMacroText();
  const { t } = text;
  const { run, zendesk, isReadOnly, tickOnSubmit, tickIfOpen } = useRun();
  const [found, setFound] = useState<Found>('looking');
  const [result, setResult] = useState<'applied' | 'copied' | 'present' | ZafError | null>(null);
  // Where the workflow has a reply, a note of the team's cannot stand in for it.
  const isReply = step.snippet?.mode === 'public';
  useEffect(() => {
    const look = async () => {
      const macro = await zendesk.findMacro(step.macro);
      if (!macro) return setFound('missing');
      const preview = await zendesk.previewMacro(macro.id, run.ticketId);
      const isOther = isReply && preview.comment?.public === false;
      setFound(isOther ? 'other_mode' : { macro, preview });
    };
    look().catch(() => setFound('missing'));
  }, [zendesk, step.macro, isReply, run.ticketId]);

  /** A note is on the ticket by then. */
  const insertedInstead = (text: string) =>
    step.snippet?.mode === 'internal' ? tickIfOpen(step.id) : tickOnSubmit(step.id, { text: { mode: 'public', text } });
  if (found === 'looking') return <Meta aria-live="polite">{t('macro.looking')}</Meta>;
  if (found === 'missing' || found === 'other_mode') {
    return (
      <>
        <Notice tone="warning">{t(`macro.${found}`, { title: step.macro })}</Notice>
        {step.snippet && <SnippetView snippet={step.snippet} onInserted={insertedInstead} />}
        <TickRow step={step} isQuiet />
      </>
    );
  }
  const { macro, preview } = found;
  const apply = async () => {
    try {
      setResult(await zendesk.applyMacro(macro, preview, null));
      const { comment } = preview;
      const text = comment && {
        mode: comment.public ? ('public' as const) : ('internal' as const),
        text: comment.text,
      };
      await tickOnSubmit(step.id, { text });
    } catch (reason) {
      setResult(asZafError(reason, 'macro'));
    }
  };
  return (
    <>
      <Meta>{t('macro.named', { title: macro.title })}</Meta>
      <Meta>{t('macro.preview', { changes: changeWords(preview, text) })}</Meta>
      {preview.comment && (
        <>
          <Row>
            <Tag size="small" hue={preview.comment.public ? undefined : 'yellow'}>
              {t(preview.comment.public ? 'snippet.public' : 'snippet.internal')}
            </Tag>
          </Row>
          <TextBox label={t('snippet.preview', { title: macro.title })}>{preview.comment.text}</TextBox>
        </>
      )}
      <Row>
        <Button size="small" disabled={isReadOnly} onClick={() => void apply()}>
          {t('macro.apply')}
        </Button>
      </Row>
      <div aria-live="polite">
        {typeof result === 'string' && <Meta>{t(`macro.${result}`)}</Meta>}
        {result === 'copied' && otherFields(preview).length > 0 && (
          <Meta>{t('macro.left', { fields: otherFields(preview).join(', ') })}</Meta>
        )}
      </div>
      {result !== null && typeof result === 'object' && <Notice tone="danger">{zafWords(result, t)}</Notice>}
      <TickRow step={step} isQuiet />
    </>
  );
});

function changeWords(preview: MacroPreview, { t, list }: MacroText): string {
  const { comment, status, tags } = preview;
  const changes = [
    ...(comment ? [t('macro.comment')] : []),
    ...(status ? [t('macro.status', { status: t(`status.${status}`) })] : []),
    ...(tags && tags.length > 0 ? [t('macro.tags', { tags: tags.join(' ') })] : []),
    ...otherFields(preview),
  ];
  return changes.length === 0 ? t('macro.nothing') : list(changes);
}

/** What only Zendesk's own page can set, by Zendesk's own field names. */
function otherFields({ subject, groupId, assigneeId, priority, type }: MacroPreview): string[] {
  const fields = { subject, group_id: groupId, assignee_id: assigneeId, priority, type };
  return Object.entries(fields).flatMap(([field, value]) => (value === null ? [] : [`${field}: ${value}`]));
}
