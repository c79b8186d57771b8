import type { AnswerWords, Stretch } from '@handrail/contract';
import type { FlipText } from '../text/flip-text.tsx';

type Line = Extract<AnswerWords, { kind: 'line' }>;
type Entries = Extract<AnswerWords, { kind: 'entries' }>;

const either = ({ spoken }: FlipText, parts: readonly string[]) =>
  new Intl.ListFormat(spoken, { type: 'disjunction' }).format(parts);

function lineWords({ unit, bound, stretch: [from, to], except }: Line, text: FlipText): string {
  const { t, day, locale } = text;
  const write = (value: Stretch[0]) =>
    unit === 'days_ago'
      ? t('flip.days_ago', { count: Number(value) })
      : unit === 'day'
        ? day(String(value))
        : value.toLocaleString(locale);
  const named = ([first, last]: Stretch) =>
    first === last ? write(first) : t('flip.between', { from: write(first), to: write(last) });
  const ending = (end: 'at_least' | 'at_most', value: Stretch[0]) =>
    unit === 'days_ago'
      ? t(`flip.days_ago.${end}`, { count: Number(value) })
      : t(`flip.${unit}.${end}`, { value: write(value) });
  const span = bound === 'between' ? named([from, to]) : ending(bound, bound === 'at_least' ? from : to);
  return except.length === 0 ? span : t('flip.except', { span, except: either(text, except.map(named)) });
}

function entriesWords({ count, isMore, named }: Entries, { t, list }: FlipText): string {
  const entries = t(isMore ? 'flip.entries.more' : 'flip.entries', { count });
  if (named === null) return entries;
  return named.length === 0
    ? t('flip.entries.none', { entries })
    : t('flip.entries.with', { entries, named: list(named) });
}

/**
 * Answers that come to the same, in the reader's language.
 * @param askOf the question of a fact
 */
export function answerWords(told: AnswerWords, text: FlipText, askOf: (fact: string) => string): string {
  const { t } = text;
  switch (told.kind) {
    case 'options':
      return either(text, told.labels);
    case 'text':
      return told.text;
    case 'other_in_domain':
      return t('flip.other_in_domain', { domain: told.domain });
    case 'line':
      return lineWords(told, text);
    case 'entries':
      return entriesWords(told, text);
    case 'same':
    case 'not_same':
      return t(`flip.${told.kind}`, { fact: askOf(told.fact) });
    case 'yes':
    case 'no':
      return t(`fact.${told.kind}`);
    case 'nothing':
    case 'any':
    case 'any_other':
    case 'anything_else':
    default:
      return t(`flip.${told.kind}`);
  }
}
