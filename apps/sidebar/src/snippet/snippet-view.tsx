import { Fragment, lazy } from 'react';
import { Later } from '../ui/later.tsx';
import { Tag } from '@zendeskgarden/react-tags';
import type { RenderedSnippet } from '@handrail/contract';
import { useText } from '../text/text.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Meta, Row, Stack } from '../ui/layout.ts';
import { TextBox } from '../ui/text-box.tsx';
import { InsertButton, type TurnPart } from './insert-button.tsx';
import { useMacroText } from './use-macro-text.ts';

// Few pages have a note on them.
const NoteButton = lazy(async () => ({ default: (await import('./note-button.tsx')).NoteButton }));

interface SnippetViewProps {
  snippet: RenderedSnippet;
  /** Called when the text is in the composer, or the note on the ticket, verified. */
  onInserted?: (text: string, isAdded: boolean) => Promise<void>;
  /** Whether it joins the reply that waits in the composer. */
  isAdded?: () => boolean;
  onUndone?: () => Promise<void>;
  /** Of a text that is copied: what else the click does, said on its button. */
  onCopied?: { label: string; tick: () => void };
  turn?: TurnPart;
  /** The step whose note it is: its intention is recorded before the note is added. */
  noteOf?: { step: string; intended: string | null };
}

/** A filled text, what it still lacks, and the one way to use it. */
export function SnippetView({ snippet: own, onInserted, onUndone, onCopied, noteOf, turn, isAdded }: SnippetViewProps) {
  const { t, list } = useText();
  const { snippet, problem } = useMacroText(own);
  const isIncomplete = snippet.unfilled.length > 0;
  return (
    <Stack $gap={8} data-snippet={snippet.id}>
      {/* A reply is read where it will be sent from; a note is on the ticket with the click, so it is read first. */}
      {snippet.mode === 'public' && (
        <InsertButton
          snippet={snippet}
          isAdded={isAdded}
          onInserted={async (added) => onInserted?.(snippet.text, added)}
          onUndone={onUndone}
          turn={turn}
        />
      )}
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
      {problem !== null && <Meta>{t(`macro.${problem}`, { title: own.macro ?? '' })}</Meta>}
      {isIncomplete && (
        <Meta>
          {t('snippet.unfilled', {
            count: snippet.unfilled.length,
            names: list(snippet.unfilled.map(({ label }) => label)),
          })}
        </Meta>
      )}
      {snippet.mode === 'copy' && (
        <Row>
          <CopyButton text={snippet.text} label={onCopied?.label} onCopied={onCopied?.tick} isDisabled={isIncomplete} />
        </Row>
      )}
      {snippet.mode === 'internal' && (
        <Later>
          <NoteButton snippet={snippet} of={noteOf} onAdded={() => void onInserted?.(snippet.text, false)} />
        </Later>
      )}
    </Stack>
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
