import type { RunView } from '@handrail/contract';
import type { Text } from '../text/text.tsx';
import type { Tone } from '../ui/color.ts';

export interface Verdict {
  tone: Tone;
  word: string;
  sentence: string;
}

const tones = { go: 'success', wait: 'neutral', stop: 'danger', ask: 'warning', manager: 'warning' } as const;

/** The decision as one word and one sentence. */
export function verdictOf({ decision, outcome }: RunView, { t }: Text): Verdict {
  if (outcome && decision.status === 'decided') {
    return { tone: tones[outcome.tone], word: t(`verdict.${outcome.tone}`), sentence: outcome.says };
  }
  return decision.status === 'manager'
    ? { tone: 'warning', word: t('verdict.manager'), sentence: t('verdict.manager.text') }
    : {
        tone: 'neutral',
        word: t('verdict.open'),
        sentence: t('verdict.open.text', { count: decision.missing.length }),
      };
}
