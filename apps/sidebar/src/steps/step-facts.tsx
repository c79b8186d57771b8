import type { FactView, RunView, Step } from '@handrail/contract';
import { askedTogether, openQuestions } from '../fact/asked-together.ts';
import { factOf, factWords } from '../fact/fact-words.ts';
import { JointQuestion } from '../fact/joint-question.tsx';
import { Question } from '../fact/question.tsx';
import { useSplit } from '../fact/use-split.ts';
import { useRun } from '../state/run-context.tsx';
import { useText } from '../text/text.tsx';
import { Meta, Stack } from '../ui/layout.ts';

/** The facts a step is there to find out. Those on the list of missing facts are answered there. */
export function StepFacts({ facts, onAllAnswered }: { facts: readonly string[]; onAllAnswered?: () => Promise<void> }) {
  const text = useText();
  const { run } = useRun();
  const isSettled = (id: string) => isAnswered(run, id);
  const split = useSplit();
  const linkOf = ({ declaration }: FactView) => run.links.find(({ id }) => id === declaration.look) ?? null;
  const isListed = useIsListed();
  const open = facts.filter((id) => !isSettled(id) && !isListed(id));
  const isLast = (group: readonly string[]) => facts.every((other) => group.includes(other) || isSettled(other));
  return (
    <Stack $gap={16}>
      {facts
        .filter((id) => !open.includes(id))
        .map((id) => {
          const view = factOf(run, id);
          return (
            view && (
              <Meta key={id}>
                {view.declaration.ask} <strong>{factWords(view, text)}</strong>
              </Meta>
            )
          );
        })}
      {askedTogether(run, open, split.isSending)
        .flatMap(split.apart)
        .map(({ facts: group, joint }) => {
          const [id = ''] = group;
          const view = factOf(run, id);
          const onAnswered = isLast(group) ? onAllAnswered : undefined;
          if (!view) return null;
          if (joint) {
            return (
              <JointQuestion
                key={id}
                joint={joint}
                facts={group}
                why={null}
                look={linkOf(view)}
                isFirst
                onSplit={() => split.now(group)}
                onAnswered={onAnswered}
              />
            );
          }
          return (
            <Question
              key={id}
              view={view}
              why={null}
              look={linkOf(view)}
              question={run.questions.find(({ fact }) => fact === id)?.question ?? null}
              onAnswered={onAnswered}
            />
          );
        })}
    </Stack>
  );
}

/** Whether the list of missing facts asks for it: that draws its first three questions. */
function useIsListed(): (id: string) => boolean {
  const { run, pending } = useRun();
  const listed = openQuestions(run, pending).slice(0, 3);
  return (id) => listed.some(({ facts }) => facts.includes(id));
}

/** Whether the list of missing facts asks for all that is left of what the step asks. */
export function useIsAskedElsewhere(): (step: Step) => boolean {
  const { run } = useRun();
  const isListed = useIsListed();
  return (step) => {
    const left = step.kind === 'ask' ? step.facts.filter((id) => !isAnswered(run, id)) : [];
    return left.length > 0 && left.every(isListed);
  };
}

/** Somebody has said it; what a workflow starts with is no answer. */
function isAnswered(run: RunView, id: string): boolean {
  const fact = factOf(run, id)?.fact;
  return fact?.state === 'known' && fact.source !== 'workflow';
}

/** Every question of the step has an answer. */
export function useAreAnswered(facts: readonly string[]): boolean {
  const { run } = useRun();
  return facts.every((id) => isAnswered(run, id));
}

/** Every fact of the step is known, be it from the workflow. */
export function useAreFactsKnown(facts: readonly string[]): boolean {
  const { run } = useRun();
  return facts.every((id) => factOf(run, id)?.fact.state === 'known');
}
