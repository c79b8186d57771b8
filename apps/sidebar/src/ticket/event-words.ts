import type { RunView } from '@handrail/contract';
import { factOf, valueWords } from '../fact/fact-words.ts';
import type { NewEvent } from '../service/api.ts';
import type { Text } from '../text/text.tsx';

/** What somebody records, as they know it. */
export function eventWords(body: NewEvent, run: RunView, text: Text): string {
  if ('fact' in body) {
    const declaration = factOf(run, body.fact)?.declaration;
    const value = 'value' in body && body.value !== null && declaration ? body.value : null;
    const words = value === null || !declaration ? text.t('fact.unobtainable') : valueWordsOf(value, declaration, text);
    return `${declaration?.ask ?? body.fact} ${words}`;
  }
  const step = 'step' in body ? run.steps.find(({ id }) => id === body.step) : undefined;
  return step?.title ?? text.t('conflict.change');
}

function valueWordsOf(
  value: NonNullable<Extract<NewEvent, { type: 'fact_recorded' }>['value']>,
  declaration: Parameters<typeof valueWords>[1],
  text: Text,
): string {
  if (Array.isArray(value))
    return text.list(value.map((entry) => (typeof entry === 'string' ? entry : entry.username)));
  return valueWords(value, declaration, text);
}
