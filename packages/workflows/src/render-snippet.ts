import type { RenderedSnippet } from '@handrail/contract';
import { fitsCommand, isCommand } from './command-argument.ts';
import { KeptTexts } from './kept-texts.ts';
import type { Pack } from './pack.ts';
import { literalForms, markdownForms } from './snippet-forms.ts';
import type { RenderContext } from './template-scope.ts';
import { ValueSlots } from './template-value.ts';

const printed = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

const texts = new KeptTexts<RenderedSnippet>();
const notInCommand = 'A value in this command has signs that a command cannot hold; correct it first';
const tooVague = 'Say exactly what will be done and to what; this wording would fit any ticket';

/**
 * Fills a snippet. What is not known shows as its question in square brackets and is listed in `unfilled`, so that
 * nothing is ever sent with a hole in it. Values are escaped in each form; throws when the pack has no such snippet.
 */
export const renderSnippet = (pack: Pack, snippetId: string, context: RenderContext): RenderedSnippet => {
  const snippet = pack.snippets[snippetId];
  if (!snippet) throw new Error(`${pack.workflow.id} has no snippet ${snippetId}`);
  return texts.find(pack, snippetId, snippet.body, context, (fill) => {
    const slots = new ValueSlots();
    const inCommand = snippet.mode === 'copy' && isCommand(snippet.body);
    const { filled, unfilled } = fill((missing) => ({
      escape: (value) => {
        const text = printed(value);
        // Facts are held to their grammar when they are recorded; this stops what was recorded before there was one.
        if (inCommand && missing.size === 0 && !fitsCommand(text)) {
          missing.set('command', { placeholder: text, fact: null, label: notInCommand });
        }
        return slots.hold(text);
      },
      refuse: (fact) => {
        if (!missing.has(fact)) missing.set(fact, { placeholder: fact, fact, label: tooVague });
      },
    }));
    return {
      id: snippetId,
      title: snippet.title,
      mode: snippet.mode,
      macro: snippet.macro ?? null,
      ...(snippet.mode === 'copy' ? literalForms(filled, slots) : markdownForms(filled, slots)),
      unfilled: [...unfilled.values()],
    };
  });
};
