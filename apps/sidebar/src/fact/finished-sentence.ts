import type { RenderedSnippet, RunView } from '@handrail/contract';

/** Texts for the customer that this page holds. */
function publicTexts({ steps, snippets, questions }: RunView): RenderedSnippet[] {
  const ofSteps = steps.map((step) => ('snippet' in step ? step.snippet : null));
  const all = [...ofSteps, ...snippets, ...questions.map(({ question }) => question)];
  return all.filter((snippet) => snippet?.mode === 'public').filter((snippet) => snippet !== null);
}

/**
 * The sentence of a reply as it will stand there once these answers, by fact, are filled in; null where no reply has a
 * gap for one of them.
 */
export function finishedSentence(run: RunView, written: Readonly<Record<string, string>>): string | null {
  for (const { text, unfilled } of publicTexts(run)) {
    const gaps = unfilled.flatMap(({ fact, label }) => {
      const value = fact === null ? '' : (written[fact] ?? '').trim().replace(/(?<!\.)\.+$/, '');
      return value === '' ? [] : [{ gap: `[${label}]`, value }];
    });
    const sentences = text.split(/\n+|(?<=[.?!])\s+/u);
    const sentence = sentences.find((each) => gaps.some(({ gap }) => each.includes(gap)));
    if (sentence !== undefined) {
      return gaps
        .reduce((said, { gap, value }) => said.replaceAll(gap, () => value), sentence)
        .replace(/^[-*•]\s+/u, '');
    }
  }
  return null;
}
