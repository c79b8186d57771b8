import { useEffect, useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { Tag } from '@zendeskgarden/react-tags';
import { useRun } from '../run/run-context.tsx';
import { type Text, useText } from '../text/text.tsx';
import { Meta, Row } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { TextBox } from '../ui/text-box.tsx';
import { type Macro, type MacroPreview, type ZafError, type Zendesk, asZafError } from '../zendesk.ts';
import { SnippetView } from './snippet-view.tsx';
import type { StepOf } from './step-of.ts';
import { TickRow } from './tick-row.tsx';
import { zafWords } from './zaf-words.ts';

type Found = { macro: Macro; preview: MacroPreview } | 'looking' | 'missing';

/** The team's own macro, with what it would change; where the account has none, the workflow's text. */
export function MacroStep({ step }: { step: StepOf<'macro'> }) {
  const text = useText();
  const { t } = text;
  const { run, zendesk, isReadOnly, tickOnSubmit } = useRun();
  const [found, setFound] = useState<Found>('looking');
  const [result, setResult] = useState<'applied' | 'fallback' | ZafError | null>(null);
  useEffect(() => {
    const look = async () => {
      const macro = await zendesk.findMacro(step.macro);
      setFound(macro ? { macro, preview: await zendesk.previewMacro(macro.id, run.ticketId) } : 'missing');
    };
    look().catch(() => setFound('missing'));
  }, [zendesk, step.macro, run.ticketId]);

  if (found === 'looking') return <Meta aria-live="polite">{t('macro.looking')}</Meta>;
  if (found === 'missing') {
    return (
      <>
        <Notice tone="warning">{t('macro.missing', { title: step.macro })}</Notice>
        {step.snippet && <SnippetView snippet={step.snippet} onInserted={() => tickOnSubmit(step.id)} />}
        <TickRow step={step} isQuiet />
      </>
    );
  }
  const { macro, preview } = found;
  const apply = async () => {
    try {
      setResult(await applyOrCopy(zendesk, macro, preview));
      tickOnSubmit(step.id);
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
        {(result === 'applied' || result === 'fallback') && <Meta>{t(`macro.${result}`)}</Meta>}
        {result === 'fallback' && otherFields(preview).length > 0 && (
          <Meta>{t('macro.left', { fields: otherFields(preview).join(', ') })}</Meta>
        )}
      </div>
      {result !== null && typeof result === 'object' && <Notice tone="danger">{zafWords(result, t)}</Notice>}
      <TickRow step={step} isQuiet />
    </>
  );
}

/** Applies it as the agent would; where Zendesk's page cannot, its preview goes onto the open ticket. */
async function applyOrCopy(zendesk: Zendesk, macro: Macro, preview: MacroPreview): Promise<'applied' | 'fallback'> {
  try {
    await zendesk.applyMacro(macro.id);
    return 'applied';
  } catch (reason) {
    const error = asZafError(reason, 'macro');
    // After a time-out it may have been applied; doing it twice would be worse than asking the agent to look.
    if (error.code !== 'refused') throw error;
  }
  const { comment, status, tags } = preview;
  if (comment) {
    await zendesk.insert({
      id: 'macro',
      title: macro.title,
      mode: comment.public ? 'public' : 'internal',
      macro: null,
      markdown: comment.text,
      html: comment.html ?? comment.text,
      text: comment.text,
      unfilled: [],
    });
  }
  if (tags && tags.length > 0) await zendesk.addTags(tags);
  if (status && status !== 'closed' && status !== 'new') await zendesk.setStatus(status);
  return 'fallback';
}

function changeWords(preview: MacroPreview, { t, list }: Text): string {
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
