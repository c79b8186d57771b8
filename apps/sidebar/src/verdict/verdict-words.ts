import type { RunView } from '@handrail/contract';
import { openQuestions } from '../fact/asked-together.ts';
import type { Pending } from '../state/event-queue.ts';
import type { Text } from '../text/text.tsx';
import type { Tone } from '../ui/color.ts';

export interface Verdict {
  tone: Tone;
  word: string;
  sentence: string;
}

const tones = { go: 'success', wait: 'neutral', stop: 'danger', ask: 'warning', manager: 'warning' } as const;

/** The decision as one word and one sentence. */
export function verdictOf(run: RunView, { t }: Text, pending: readonly Pending[]): Verdict {
  const { decision, outcome } = run;
  if (outcome && decision.status === 'decided') {
    return { tone: tones[outcome.tone], word: t(`verdict.${outcome.tone}`), sentence: outcome.says };
  }
  return decision.status === 'manager'
    ? { tone: 'warning', word: t('verdict.manager'), sentence: t('verdict.manager.text') }
    : {
        tone: 'neutral',
        word: t('verdict.open'),
        sentence: t('verdict.open.text', { count: openQuestions(run, pending).length }),
      };
}
