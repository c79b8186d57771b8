import type { RunView } from '@handrail/contract';
import { SnippetView } from './snippet-view.tsx';
import { useText } from '../text/text.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Section } from '../ui/layout.ts';

/** Texts that fit now, besides those of the steps. */
export function StateSnippets({ run }: { run: RunView }) {
  const { t } = useText();
  if (run.snippets.length === 0) return null;
  return (
    <Section aria-label={t('snippet.heading')}>
      <h2>{t('snippet.heading')}</h2>
      {run.snippets.map((snippet) => (
        <Disclosure key={snippet.id} label={snippet.title}>
          {() => <SnippetView snippet={snippet} />}
        </Disclosure>
      ))}
    </Section>
  );
}
