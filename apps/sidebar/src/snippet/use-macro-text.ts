import { useEffect, useState } from 'react';
import type { RenderedSnippet } from '@handrail/contract';
import { useRun } from '../state/run-context.tsx';
import type { MacroPreview } from '../zendesk/zendesk.ts';

interface MacroText {
  /** The text to use: the macro's where the account has it, else the workflow's own. */
  snippet: RenderedSnippet;
  /** Why the named macro does not stand in: it is not there, or it is a note where a reply is wanted. */
  problem: 'missing' | 'other_mode' | null;
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

  if (title === null || found?.of !== title) return { snippet, problem: null };
  const { comment } = found;
  if (!comment) return { snippet, problem: 'missing' };
  if (comment.public !== (snippet.mode === 'public')) return { snippet, problem: 'other_mode' };
  const { text, html } = comment;
  return {
    problem: null,
    snippet: {
      ...snippet,
      title,
      html: html ?? text,
      markdown: text,
      text,
      unfilled: [],
    },
  };
}
