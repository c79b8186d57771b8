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
export function verdictOf({ decision, outcome, possible }: RunView, { t, list }: Text): Verdict {
  if (outcome && decision.status === 'decided') {
    return { tone: tones[outcome.tone], word: t(`verdict.${outcome.tone}`), sentence: outcome.says };
  }
  const outcomes = list(possible.slice(0, 3).map(({ says }) => says)) + (possible.length > 3 ? ' …' : '');
  return decision.status === 'manager'
    ? { tone: 'warning', word: t('verdict.manager'), sentence: t('verdict.manager.text', { outcomes }) }
    : {
        tone: 'neutral',
        word: t('verdict.open'),
        sentence: t('verdict.open.text', { count: decision.missing.length, outcomes }),
      };
}
