import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Field, Input, Label } from '@zendeskgarden/react-forms';
import type { RunView } from '@handrail/contract';
import { SnippetView } from '../snippet/snippet-view.tsx';
import { StepAction } from '../steps/step.tsx';
import { useText } from '../text/text.tsx';
import { closeOnEscape } from '../ui/close-on-escape.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { Boxed, Meta, Section, Stack } from '../ui/layout.ts';

interface Entry {
  id: string;
  title: string;
  /** All that a search may find, in lower case. */
  words: string;
  draw: () => ReactNode;
}

/** Texts and macros that may be used now, without the list of steps around them. */
function entriesOf(run: RunView): Entry[] {
  const ofSteps = run.steps.flatMap((step): Entry[] => {
    // What cannot be taken back is looked at again where its step opens, and nowhere else.
    if (step.mark.state !== 'todo' || step.irreversible) return [];
    if (step.kind !== 'reply' && step.kind !== 'note' && step.kind !== 'macro') return [];
    const title = step.kind === 'macro' ? step.macro : step.snippet.title;
    const text = step.snippet?.text ?? '';
    return [entry(step.id, title, `${step.title} ${text}`, () => <StepAction step={step} />)];
  });
  const known = new Set(ofSteps.map(({ title }) => title));
  const others = run.snippets
    .filter(({ title }) => !known.has(title))
    .map((snippet) => entry(snippet.id, snippet.title, snippet.text, () => <SnippetView snippet={snippet} />));
  return [...ofSteps, ...others];
}

const entry = (id: string, title: string, words: string, draw: Entry['draw']): Entry => ({
  id,
  title,
  words: `${title} ${words}`.toLocaleLowerCase(),
  draw,
});

/** For whoever wants the text and not the checklist: found by its words, read, and inserted. */
export function TextPalette({ run, onClose }: { run: RunView; onClose: () => void }) {
  const { t } = useText();
  const [asked, setAsked] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => search.current?.focus(), []);
  const parts = asked.toLocaleLowerCase().split(/\s+/);
  const found = entriesOf(run).filter(({ words }) => parts.every((part) => words.includes(part)));
  return (
    <Section aria-label={t('palette.open')} onKeyDown={closeOnEscape(onClose)}>
      <Boxed>
        <Stack $gap={4}>
          <Field>
            <Label hidden>{t('palette.search')}</Label>
            <Input
              ref={search}
              isCompact
              type="search"
              autoComplete="off"
              placeholder={t('palette.search')}
              value={asked}
              onChange={({ target }) => setAsked(target.value)}
              onKeyDown={(event) => {
                // What an input method still composes is no search yet.
                if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
                // The same key press would press the button that gets the keyboard.
                event.preventDefault();
                const [first, inside] = list.current?.querySelectorAll('button') ?? [];
                const isOpen = first?.getAttribute('aria-expanded') === 'true' && inside?.disabled === false;
                (isOpen ? inside : first)?.focus();
              }}
            />
          </Field>
          {/* Not the texts themselves: with every letter all of them would be read aloud. */}
          <div aria-live="polite">
            {found.length > 0 ? (
              <span className="visually-hidden">{t('palette.found', { count: found.length })}</span>
            ) : (
              <Meta>{t(asked.trim() === '' ? 'palette.empty' : 'palette.none')}</Meta>
            )}
          </div>
          <div ref={list}>
            {found.map(({ id, title, draw }) => (
              <Disclosure key={`${id} ${found.length === 1}`} label={title} isOpenAtFirst={found.length === 1}>
                {draw}
              </Disclosure>
            ))}
          </div>
        </Stack>
      </Boxed>
    </Section>
  );
}
