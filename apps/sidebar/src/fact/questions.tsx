import { type FormEvent, lazy, useState } from 'react';
import { Later } from '../ui/later.tsx';
import type { RunView } from '@handrail/contract';
import { sayingWords } from '../text/saying-words.ts';
import { useSayingText } from '../text/saying-text.tsx';
import { Meta, Section, Stack } from '../ui/layout.ts';
import { openQuestions } from './asked-together.ts';
import { factOf, factWords } from './fact-words.ts';
import { JointQuestion } from './joint-question.tsx';
import { Question } from './question.tsx';
import { useSplit } from './use-split.ts';
import { useRun } from '../state/run-context.tsx';

// Few workflows rest on pages that have to be copied.
const PastedPage = lazy(async () => ({ default: (await import('./pasted-page.tsx')).PastedPage }));

const shown = 3;

/**
 * What is still missing, in asking order; never more than an agent can hold in mind. A question somebody is writing an
 * answer to stays, whatever others do meanwhile.
 */
export function Questions({ run }: { run: RunView }) {
  const text = useSayingText();
  const { t } = text;
  const [written, setWritten] = useState<string | null>(null);
  const split = useSplit();
  const isAsked = new Map(run.questions.map((question) => [question.fact, question]));
  const { pending } = useRun();
  const asked = openQuestions(run, pending);
  const together = asked.flatMap(split.apart);
  const kept = together.findIndex(({ facts }) => facts.includes(written ?? ''));
  const visible = together.filter((_asked, index) => index < shown || index === kept);
  if (written !== null && kept < 0) visible.push({ facts: [written], joint: null });
  if (visible.length === 0) return null;
  const isOpen = run.decision.status === 'open';
  // Once it is decided only a step still has to know.
  const heading = t(isOpen ? 'question.heading' : 'question.for_step', { count: asked.length });
  const pages = run.pastedPages.flatMap((page) => {
    const open = page.fields.flatMap(({ fact }) => (isAsked.has(fact) ? [fact] : []));
    return open.length > 0 ? [{ page, open }] : [];
  });
  const noteInput = ({ target }: FormEvent) => {
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
      setWritten(target.value === '' ? null : factAround(target));
    }
  };
  return (
    <Section aria-label={heading} onInput={noteInput} onSubmit={() => setWritten(null)}>
      {/* While nothing is decided the decision says it already. */}
      <h2 className={isOpen ? 'visually-hidden' : undefined}>{heading}</h2>
      <Stack $gap={16} style={{ marginTop: isOpen ? 0 : 8 }}>
        {pages.map(({ page, open }) => (
          <Later key={page.page}>
            <PastedPage page={page} open={open} />
          </Later>
        ))}
        {visible.map(({ facts, joint }, index) => {
          const [fact = ''] = facts;
          const view = factOf(run, fact);
          const question = isAsked.get(fact) ?? run.questions.find((one) => facts.includes(one.fact));
          // A colleague was faster, or the question is not asked any more.
          const settled =
            view?.fact.state === 'known' ? t('undo.recorded', { what: factWords(view, text) }) : t('question.settled');
          const why = question ? sayingWords(question.told, text, question.why) : settled;
          const isFirst = index === 0 || !question;
          if (joint) {
            return (
              <JointQuestion
                key={fact}
                joint={joint}
                facts={facts}
                why={why}
                look={question?.look ?? null}
                isFirst={isFirst}
                onSplit={() => split.now(facts)}
              />
            );
          }
          return (
            view && (
              <Question
                key={fact}
                view={view}
                why={why}
                isFirst={isFirst}
                look={question?.look ?? null}
                question={question?.question ?? null}
                note={view.declaration.who === 'manager' ? <Meta>{t('question.manager')}</Meta> : null}
              />
            )
          );
        })}
        {together.length > shown && <Meta>{t('question.more', { count: together.length - shown })}</Meta>}
      </Stack>
    </Section>
  );
}

function factAround(input: Element): string | null {
  return input.closest('[data-question]')?.getAttribute('data-question') ?? null;
}
