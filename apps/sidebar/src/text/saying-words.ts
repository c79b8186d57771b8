import type { Handover, Saying, SayingPart } from '@handrail/contract';
import type { saying } from './en/saying.ts';
import type { Values } from './message.ts';

interface Words {
  t: (key: keyof typeof saying, values?: Values) => string;
  list: (parts: readonly string[]) => string;
}

function partWords(
  part: SayingPart | NonNullable<Saying['note']>,
  { t, list }: Words,
  isQuoted: boolean,
): string | number {
  if (Array.isArray(part)) return list(part.map((one) => String(partWords(one, { t, list }, isQuoted))));
  if (typeof part === 'object') return t(`word.${part.word}`);
  return isQuoted && typeof part === 'string' ? t('saying.quoted', { what: part }) : part;
}

/** A sentence of the service in the reader's language; `fallback` where the service told none. */
export function sayingWords(saying: Saying | undefined, text: Words, fallback: string): string {
  if (saying === undefined) return fallback;
  const { code, values, note } = saying;
  const filled = Object.fromEntries(
    Object.entries(values).map(([name, part]) => [name, partWords(part, text, name === 'facts')]),
  );
  const what = text.t(`say.${code}`, filled);
  return note === null ? what : text.t('saying.noted', { what, note: String(partWords(note, text, false)) });
}

/** Why a run stands as it does, in one sentence: the workflow's own where something is decided, else ours. */
export function handoverWhy({ why, told }: Handover, text: Words): string {
  const parts = told?.why ?? [];
  return parts.length === 0 ? why : parts.map((part) => sayingWords(part, text, why)).join(': ');
}
