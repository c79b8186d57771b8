import { useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import type { RenderedSnippet } from '@handrail/contract';
import { useRun } from '../state/run-context.tsx';
import { useText } from '../text/text.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Meta, Row } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { zafWords } from '../zendesk/zaf-words.ts';
import { type AddedNote, type ZafError, asZafError } from '../zendesk/zendesk.ts';
import { markerOf } from './note-marker.ts';

interface NoteButtonProps {
  snippet: RenderedSnippet;
  of?: { step: string; intended: string | null };
  onAdded?: () => void;
}

type Progress =
  | { state: 'idle' | 'adding' }
  | { state: 'added'; note: AddedNote }
  | { state: 'failed'; error: ZafError };

/** Adds a note to the ticket at once, past the composer: that is the customer's. */
export function NoteButton({ snippet, of, onAdded }: NoteButtonProps) {
  const { t } = useText();
  const { run, zendesk, record, isReadOnly, isAway } = useRun();
  const [progress, setProgress] = useState<Progress>({ state: 'idle' });
  const add = async () => {
    if (progress.state === 'adding' || progress.state === 'added') return;
    setProgress({ state: 'adding' });
    try {
      const marker = of?.intended ?? (await markerOf(`${run.id} ${snippet.id} ${snippet.text}`));
      if (of && of.intended === null) {
        const fate = await record({ type: 'note_intended', step: of.step, marker }, { insist: true });
        if (fate !== 'recorded') return setProgress({ state: 'idle' });
      }
      setProgress({ state: 'added', note: await zendesk.addNote(run.ticketId, { html: snippet.html, marker }) });
      onAdded?.();
    } catch (reason) {
      setProgress({ state: 'failed', error: asZafError(reason, 'note') });
    }
  };
  const isDisabled = isReadOnly || isAway || snippet.unfilled.length > 0;
  return (
    <>
      <Row>
        <Button size="small" disabled={isDisabled} onClick={() => void add()}>
          {t(progress.state === 'adding' ? 'snippet.note.adding' : 'snippet.note.add')}
        </Button>
      </Row>
      <div aria-live="polite">
        {progress.state === 'added' && (
          <Meta>
            {t(progress.note.wasThere ? 'snippet.note.was_there' : 'snippet.note.added')}{' '}
            {progress.note.draft.fate === 'given_back' && t('snippet.note.draft_back')}
          </Meta>
        )}
      </div>
      {progress.state === 'added' && progress.note.draft.fate === 'changed' && (
        <Notice tone="warning" actions={<CopyButton text={progress.note.draft.before} />}>
          {t('snippet.note.draft_changed')}
        </Notice>
      )}
      {progress.state === 'failed' && (
        <Notice tone="danger" actions={<CopyButton text={snippet.text} />}>
          {zafWords(progress.error, t)}
        </Notice>
      )}
    </>
  );
}
