import type { CallProblem } from '../service/answer.ts';
import { useRefusedText, withRefusedWords } from '../text/refused-text.tsx';
import { sayingWords } from '../text/saying-words.ts';
import { type SayingText, SayingTextProvider, useSayingText } from '../text/saying-text.tsx';
import { Notice } from '../ui/notice.tsx';

interface RefusalWordsProps {
  problem: CallProblem;
  isRecording?: boolean;
  /** Its id, if it was answered. */
  request: string | null;
}

type RefusedText = ReturnType<typeof useRefusedText>;

function wordsOf(problem: CallProblem, text: RefusedText, say: SayingText): string {
  const { t, list } = text;
  if (problem.kind !== 'refused') return t('fail.service.title');
  const { code, told } = problem.problem;
  if (!told) return t(`no_told.${code}`);
  const wordOf = (part: (typeof told.values)[string]): string | number => {
    if (Array.isArray(part)) return list(part.map((one) => String(wordOf(one))));
    return typeof part === 'object' ? say.t(`word.${part.word}`) : part;
  };
  const says = t(`no.${told.refused}`, Object.fromEntries(Object.entries(told.values).map(([k, v]) => [k, wordOf(v)])));
  const all = told.because === undefined ? says : t('no.because', { says, why: sayingWords(told.because, say, '') });
  return told.isOvertaken ? t('no.overtaken', { says: all }) : all;
}

const WordedRefusal = withRefusedWords(function WordedRefusal({
  problem,
  isRecording = false,
  request,
}: RefusalWordsProps) {
  const text = useRefusedText();
  const say = useSayingText();
  const words = wordsOf(problem, text, say);
  return (
    <Notice tone="danger" request={request}>
      {isRecording ? text.t('no.lead', { detail: words }) : words}
    </Notice>
  );
});

/** What was refused, and why. */
export const RefusalWords = (props: RefusalWordsProps) => (
  <SayingTextProvider>
    <WordedRefusal {...props} />
  </SayingTextProvider>
);
