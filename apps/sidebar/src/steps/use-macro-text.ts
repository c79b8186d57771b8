import { useEffect, useState } from 'react';
import type { RenderedSnippet } from '@handrail/contract';
import { useRun } from '../run/run-context.tsx';
import type { MacroPreview } from '../zendesk.ts';

interface MacroText {
  /** The text to use: the macro's where the account has it, else the workflow's own. */
  snippet: RenderedSnippet;
  /** The named macro was looked for and is not there. */
  isMissing: boolean;
}

/** The team's approved wording stays in Zendesk: an active macro that a snippet names replaces its text. */
export function useMacroText(snippet: RenderedSnippet): MacroText {
  const { run, zendesk } = useRun();
  const { ticketId } = run;
  const { macro: title } = snippet;
  const [found, setFound] = useState<{ of: string; comment: MacroPreview['comment'] } | null>(null);
  useEffect(() => {
    if (title === null) return;
    const look = async () => {
      const macro = await zendesk.findMacro(title);
      setFound({ of: title, comment: macro ? (await zendesk.previewMacro(macro.id, ticketId)).comment : null });
    };
    look().catch(() => setFound({ of: title, comment: null }));
  }, [zendesk, ticketId, title]);

  if (title === null || found?.of !== title) return { snippet, isMissing: false };
  const { comment } = found;
  if (!comment) return { snippet, isMissing: true };
  const { text, html } = comment;
  return {
    isMissing: false,
    snippet: {
      ...snippet,
      title,
      mode: comment.public ? 'public' : 'internal',
      html: html ?? text,
      markdown: text,
      text,
      unfilled: [],
    },
  };
}
