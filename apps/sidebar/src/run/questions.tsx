import type { RunView } from '@handrail/contract';
import { useText } from '../text/text.tsx';
import { Meta, Section, Stack } from '../ui/layout.ts';
import { factOf } from './fact-words.ts';
import { Question } from './question.tsx';

const shown = 3;

/** What is still missing, in asking order; never more than an agent can hold in mind. */
export function Questions({ run }: { run: RunView }) {
  const { t } = useText();
  const open = run.questions.flatMap((question) => {
    const view = factOf(run, question.fact);
    return view ? [{ question, view }] : [];
  });
  if (open.length === 0) return null;
  return (
    <Section aria-label={t('question.heading', { count: open.length })}>
      <h2>{t('question.heading', { count: open.length })}</h2>
      <Stack $gap={16} style={{ marginTop: 8 }}>
        {open.slice(0, shown).map(({ question, view }, index) => (
          <Question
            key={question.fact}
            view={view}
            why={question.why}
            isFirst={index === 0}
            look={question.look}
            question={question.question}
            note={view.declaration.who === 'manager' ? <Meta>{t('question.manager')}</Meta> : null}
          />
        ))}
        {open.length > shown && <Meta>{t('question.more', { count: open.length - shown })}</Meta>}
      </Stack>
    </Section>
  );
}
