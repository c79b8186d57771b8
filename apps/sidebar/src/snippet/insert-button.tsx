import { useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import type { RenderedSnippet } from '@handrail/contract';
import { useRun } from '../state/run-context.tsx';
import { useText } from '../text/text.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Meta, Row } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { zafWords } from '../zendesk/zaf-words.ts';
import { type Insertion, type ZafError, asZafError } from '../zendesk/zendesk.ts';

interface InsertButtonProps {
  snippet: RenderedSnippet;
  /** Both may change the form's status; rejects with a `ZafError`, the reply stays. */
  onInserted?: (isAdded: boolean) => Promise<void>;
  /** Whether it joins the reply that waits in the composer. */
  isAdded?: () => boolean;
  onUndone?: () => Promise<void>;
  /** The status that goes out with the reply. */
  turn?: TurnPart;
}

/** What one click prepares besides the reply. */
export interface TurnPart {
  label: string;
  /** Rejects with a `ZafError`; the reply stays. */
  prepare: () => Promise<void>;
  takeBack: () => Promise<void>;
  /** Said once it is prepared. */
  said: string;
}

type Progress =
  | { state: 'idle' | 'inserting' | 'changed' }
  | { state: 'undone'; trouble: ZafError | null }
  | { state: 'inserted'; insertion: Insertion; trouble: ZafError | null }
  | { state: 'failed'; error: ZafError };

/** Puts a reply into the composer, and offers a way out where the composer holds something else. */
export function InsertButton({ snippet, onInserted, onUndone, isAdded, turn }: InsertButtonProps) {
  const { t } = useText();
  const { zendesk, isReadOnly } = useRun();
  const [progress, setProgress] = useState<Progress>({ state: 'idle' });
  const insert = async (how?: { isOverDraft: boolean }) => {
    if (progress.state === 'inserting') return;
    setProgress({ state: 'inserting' });
    try {
      const joins = isAdded?.() ?? false;
      const insertion = await zendesk.insert(snippet, { ...how, isAdded: joins });
      const trouble = await troubleOf(async () => {
        await onInserted?.(joins);
        await turn?.prepare();
      });
      setProgress({ state: 'inserted', insertion, trouble });
    } catch (reason) {
      setProgress({ state: 'failed', error: asZafError(reason, 'insert') });
    }
  };
  const undo = async (insertion: Insertion) => {
    const isUndone = await zendesk.undo(insertion).catch(() => false);
    if (!isUndone) return setProgress({ state: 'changed' });
    const trouble = await troubleOf(async () => {
      await onUndone?.();
      await turn?.takeBack();
    });
    setProgress({ state: 'undone', trouble });
  };
  // Not while it inserts: a disabled button loses the keyboard's place.
  const isDisabled = isReadOnly || snippet.unfilled.length > 0;
  const at = progress.state === 'inserted' ? progress.insertion.at : null;
  return (
    <>
      <Row>
        <Button size="small" isPrimary={turn !== undefined} disabled={isDisabled} onClick={() => void insert()}>
          {turn?.label ?? t('snippet.insert.public')}
        </Button>
        {progress.state === 'inserted' && at !== 'present' && (
          <Button size="small" isLink onClick={() => void undo(progress.insertion)}>
            {t('snippet.undo')}
          </Button>
        )}
      </Row>
      <div aria-live="polite">
        {at !== null && (
          <Meta>
            {t(at === 'present' ? 'snippet.inserted.present' : 'snippet.inserted.public')}{' '}
            {(at === 'end' || at === 'replaced' || at === 'added') && t(`snippet.inserted.${at}`)}{' '}
            {progress.state === 'inserted' && turn && progress.trouble === null && turn.said}
          </Meta>
        )}
        {progress.state === 'undone' && <Meta>{t('snippet.undone')}</Meta>}
        {progress.state === 'changed' && <Meta>{t('snippet.undo.no')}</Meta>}
      </div>
      {(progress.state === 'inserted' || progress.state === 'undone') && progress.trouble !== null && (
        <Notice tone="danger">{zafWords(progress.trouble, t)}</Notice>
      )}
      {progress.state === 'failed' && (
        <Notice
          tone={progress.error.code === 'mixed' || progress.error.code === 'own_changed' ? 'warning' : 'danger'}
          actions={
            (progress.error.code === 'mixed' || progress.error.code === 'own_changed') && (
              <Row>
                {progress.error.code === 'own_changed' && (
                  <Button size="small" onClick={() => void insert({ isOverDraft: true })}>
                    {t('snippet.replace_draft')}
                  </Button>
                )}
                <CopyButton text={snippet.text} />
              </Row>
            )
          }
        >
          {zafWords(progress.error, t)}
        </Notice>
      )}
    </>
  );
}

async function troubleOf(change: () => Promise<void>): Promise<ZafError | null> {
  try {
    await change();
    return null;
  } catch (reason) {
    return asZafError(reason, 'set ticket.status');
  }
}
