import { factOf, factWords } from '../run/fact-words.ts';
import { Question } from '../run/question.tsx';
import { useRun } from '../run/run-context.tsx';
import { useText } from '../text/text.tsx';
import { Meta, Stack } from '../ui/layout.ts';

/** The facts a step is there to find out. Those on the list of missing facts are answered there. */
export function StepFacts({ facts, onAllAnswered }: { facts: readonly string[]; onAllAnswered?: () => Promise<void> }) {
  const text = useText();
  const { run } = useRun();
  const isSettled = (id: string) => {
    const fact = factOf(run, id)?.fact;
    return fact?.state === 'known' && fact.source !== 'workflow';
  };
  const asked = run.questions.slice(0, 3).map(({ fact }) => fact);
  return (
    <Stack $gap={16}>
      {facts.map((id) => {
        const view = factOf(run, id);
        if (!view) return null;
        if (isSettled(id) || asked.includes(id)) {
          return (
            <Meta key={id}>
              {view.declaration.ask} <strong>{factWords(view, text)}</strong>
            </Meta>
          );
        }
        const look = run.links.find((link) => link.id === view.declaration.look) ?? null;
        const question = run.questions.find(({ fact }) => fact === id);
        const isLast = facts.every((other) => other === id || isSettled(other));
        return (
          <Question
            key={id}
            view={view}
            why={null}
            look={look}
            question={question?.question ?? null}
            onAnswered={isLast ? onAllAnswered : undefined}
          />
        );
      })}
    </Stack>
  );
}

/** Every fact of the step is known from somebody. */
export function useAreFactsKnown(facts: readonly string[]): boolean {
  const { run } = useRun();
  return facts.every((id) => factOf(run, id)?.fact.state === 'known');
}
