import { type FormEvent, useState } from 'react';
import type { RunView } from '@handrail/contract';
import { useText } from '../text/text.tsx';
import { Meta, Section, Stack } from '../ui/layout.ts';
import { factOf } from './fact-words.ts';
import { Question } from './question.tsx';

const shown = 3;

/**
 * What is still missing, in asking order; never more than an agent can hold in mind. A question somebody is writing an
 * answer to stays, whatever others do meanwhile.
 */
export function Questions({ run }: { run: RunView }) {
  const { t } = useText();
  const [written, setWritten] = useState<string | null>(null);
  const open = run.questions.map(({ fact, why, look, question }) => ({ fact, why, look, question, isAsked: true }));
  const kept = open.findIndex(({ fact }) => fact === written);
  const visible = open.filter((_question, index) => index < shown || index === kept);
  if (written !== null && kept < 0) {
    visible.push({ fact: written, why: t('question.settled'), look: null, question: null, isAsked: false });
  }
  const drawn = visible.flatMap((question, index) => {
    const view = factOf(run, question.fact);
    return view ? [{ ...question, view, isFirst: index === 0 || !question.isAsked }] : [];
  });
  if (drawn.length === 0) return null;
  const noteInput = ({ target }: FormEvent) => {
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
      setWritten(target.value === '' ? null : factAround(target));
    }
  };
  return (
    <Section
      aria-label={t('question.heading', { count: open.length })}
      onInput={noteInput}
      onSubmit={() => setWritten(null)}
    >
      <h2>{t('question.heading', { count: open.length })}</h2>
      <Stack $gap={16} style={{ marginTop: 8 }}>
        {drawn.map(({ fact, view, why, look, question, isFirst }) => (
          <Question
            key={fact}
            view={view}
            why={why}
            isFirst={isFirst}
            look={look}
            question={question}
            note={view.declaration.who === 'manager' ? <Meta>{t('question.manager')}</Meta> : null}
          />
        ))}
        {open.length > shown && <Meta>{t('question.more', { count: open.length - shown })}</Meta>}
      </Stack>
    </Section>
  );
}

function factAround(input: Element): string | null {
  return input.closest('[data-question]')?.getAttribute('data-question') ?? null;
}
