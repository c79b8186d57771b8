import type { ConditionView, FactDeclaration, Procedure } from '@handrail/contract';
import { valueWords } from '../../fact/fact-words.ts';
import { type ProcedureText, useProcedureText } from '../../text/procedure-text.tsx';
import { Bullets } from '../../ui/layout.ts';
import { unreachable } from '../../unreachable.ts';

type Words = Pick<Procedure, 'questions' | 'workflow'>;
type Test = Extract<ConditionView, { kind: 'test' }>;

export const declarationOf = ({ questions }: Words, fact: string): FactDeclaration | null =>
  questions.find(({ declaration }) => declaration.id === fact)?.declaration ?? null;

export const outcomeWords = ({ workflow }: Words, outcome: string): string =>
  workflow.outcomes.find(({ id }) => id === outcome)?.says ?? outcome;

/** The answers that a test takes. */
function answerWords({ fact, test, values }: Test, words: Words, text: ProcedureText): string {
  const declaration = declarationOf(words, fact);
  const value = (each: Test['values'][number]) => (declaration ? valueWords(each, declaration, text) : String(each));
  const either = new Intl.ListFormat(text.spoken, { type: 'disjunction' }).format(values.map(value));
  if (test === 'is') return either;
  if (test === 'more_than_days_ago' || test === 'within_days_ago') {
    return text.t(`procedure.${test}`, { count: Number(values[0]) });
  }
  const isDay = test === 'before' || test === 'from';
  return text.t(`procedure.${test}`, { value: isDay ? text.day(String(values[0])) : either });
}

/** A question stands by itself; what is no question is followed by its answer. */
export function QuestionWords({ ask }: { ask: string }) {
  return (
    <>
      <span>{ask}</span>
      {/[?？]\s*$/u.test(ask) ? ' ' : ': '}
    </>
  );
}

function Asked({ test, words }: { test: Test; words: Words }) {
  const text = useProcedureText();
  const question = declarationOf(words, test.fact)?.ask ?? test.fact;
  return (
    <>
      <QuestionWords ask={question} />
      <strong>{answerWords(test, words, text)}</strong>
    </>
  );
}

interface ConditionWordsProps {
  condition: ConditionView;
  words: Words;
  /** Stands for a condition that always holds. */
  always?: string;
}

/** A condition as one reads it aloud: questions by their words, with the answers that count. */
export function ConditionWords({ condition, words, always }: ConditionWordsProps) {
  const { t } = useProcedureText();
  switch (condition.kind) {
    case 'always':
      return <>{always ?? t('procedure.always')}</>;
    case 'test':
      return <Asked test={condition} words={words} />;
    case 'outcome':
      return <>{t('procedure.outcome', { outcome: outcomeWords(words, condition.outcome) })}</>;
    case 'not':
      return (
        <>
          {t('procedure.not')} <ConditionWords condition={condition.part} words={words} />
        </>
      );
    case 'all':
    case 'any':
      return (
        <>
          {t(`procedure.${condition.kind}`)}
          <Bullets>
            {condition.parts.map((part) => (
              <li key={JSON.stringify(part)}>
                <ConditionWords condition={part} words={words} />
              </li>
            ))}
          </Bullets>
        </>
      );
    default:
      return unreachable(condition);
  }
}
