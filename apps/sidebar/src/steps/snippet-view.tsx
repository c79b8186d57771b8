import { Fragment, useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { Tag } from '@zendeskgarden/react-tags';
import type { RenderedSnippet } from '@handrail/contract';
import { useRun } from '../run/run-context.tsx';
import { useText } from '../text/text.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Meta, Row, Stack } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { TextBox } from '../ui/text-box.tsx';
import { type Insertion, type ZafError, asZafError } from '../zendesk.ts';
import { useMacroText } from './use-macro-text.ts';
import { zafWords } from './zaf-words.ts';

interface SnippetViewProps {
  snippet: RenderedSnippet;
  /** Called when the text is in the composer, verified. */
  onInserted?: () => void;
  onUndone?: () => void;
}

/** A filled text, what it still lacks, and the one way to use it. */
export function SnippetView({ snippet: own, onInserted, onUndone }: SnippetViewProps) {
  const { t, list } = useText();
  const { snippet, isMissing } = useMacroText(own);
  const isIncomplete = snippet.unfilled.length > 0;
  return (
    <Stack $gap={8} data-snippet={snippet.id}>
      <Row>
        <Tag size="small" isRegular>
          {t(`snippet.${snippet.mode}`)}
        </Tag>
        <Meta as="span">{snippet.title}</Meta>
      </Row>
      <TextBox
        label={t('snippet.preview', { title: snippet.title })}
        isInternal={snippet.mode === 'internal'}
        isWhole={snippet.mode === 'copy'}
      >
        {marked(snippet)}
      </TextBox>
      {isMissing && <Meta>{t('macro.missing', { title: own.macro ?? '' })}</Meta>}
      {isIncomplete && (
        <Meta>
          {t('snippet.unfilled', {
            count: snippet.unfilled.length,
            names: list(snippet.unfilled.map(({ label }) => label)),
          })}
        </Meta>
      )}
      {snippet.mode === 'copy' ? (
        <Row>
          <CopyButton text={snippet.text} isDisabled={isIncomplete} />
        </Row>
      ) : (
        <InsertButton snippet={snippet} mode={snippet.mode} onInserted={onInserted} onUndone={onUndone} />
      )}
    </Stack>
  );
}

type Progress =
  | { state: 'idle' | 'inserting' | 'undone' | 'changed' }
  | { state: 'inserted'; insertion: Insertion }
  | { state: 'failed'; error: ZafError };

function InsertButton({ snippet, mode, onInserted, onUndone }: SnippetViewProps & { mode: 'public' | 'internal' }) {
  const { t } = useText();
  const { zendesk, isReadOnly } = useRun();
  const [progress, setProgress] = useState<Progress>({ state: 'idle' });
  const insert = async () => {
    if (progress.state === 'inserting') return;
    setProgress({ state: 'inserting' });
    try {
      setProgress({ state: 'inserted', insertion: await zendesk.insert(snippet) });
      onInserted?.();
    } catch (reason) {
      setProgress({ state: 'failed', error: asZafError(reason, 'insert') });
    }
  };
  const undo = async (insertion: Insertion) => {
    const isUndone = await zendesk.undo(insertion).catch(() => false);
    setProgress({ state: isUndone ? 'undone' : 'changed' });
    if (isUndone) onUndone?.();
  };
  // Not while it inserts: a disabled button loses the keyboard's place.
  const isDisabled = isReadOnly || snippet.unfilled.length > 0;
  return (
    <>
      <Row>
        <Button size="small" disabled={isDisabled} onClick={() => void insert()}>
          {t(`snippet.insert.${mode}`)}
        </Button>
        {progress.state === 'inserted' && (
          <Button size="small" isLink onClick={() => void undo(progress.insertion)}>
            {t('snippet.undo')}
          </Button>
        )}
      </Row>
      <div aria-live="polite">
        {progress.state === 'inserted' && (
          <Meta>
            {t(`snippet.inserted.${mode}`)} {progress.insertion.at === 'end' && t('snippet.inserted.end')}
          </Meta>
        )}
        {progress.state === 'undone' && <Meta>{t('snippet.undone')}</Meta>}
        {progress.state === 'changed' && <Meta>{t('snippet.undo.no')}</Meta>}
      </div>
      {progress.state === 'failed' && <Notice tone="danger">{zafWords(progress.error, t)}</Notice>}
    </>
  );
}

/** Unfilled placeholders stand in the text as `[label]`. */
function marked({ text, unfilled }: RenderedSnippet) {
  const labels = unfilled.map(({ label }) => `[${label}]`);
  if (labels.length === 0) return text;
  const pattern = new RegExp(
    `(${labels.map((label) => label.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|')})`,
  );
  return text.split(pattern).map((part, index) => (
    // The parts of one text never change places, so their position names them.
    // oxlint-disable-next-line react/no-array-index-key
    <Fragment key={index}>{labels.includes(part) ? <mark>{part}</mark> : part}</Fragment>
  ));
}
