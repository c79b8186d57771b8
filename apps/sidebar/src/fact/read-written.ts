import type { FactType, FactValue, TextFormat } from '@handrail/contract';
// The whole contract would bring its schemas along to the first page.
import { isAddress } from '@handrail/contract/written-name';
import type { MessageKey } from '../text/en.ts';
import { readGitlabName } from './read-gitlab-name.ts';

export type WrittenType = 'email' | 'text' | 'number' | 'date' | 'list';
export const isWritten = (type: FactType): type is WrittenType =>
  type !== 'boolean' && type !== 'choice' && type !== 'members';
export type Written = { ok: true; value: FactValue } | { ok: false; problem: MessageKey };

const address = /[^\s<>()[\]",;:@]+@[^\s<>()[\]",;:?#/@]+\.[^\s<>()[\]",;:?#/@.]+/;

/** Understands what was typed or pasted, e.g. the address in `Jo <jo@example.com>`. */
export function readWritten(type: WrittenType, written: string, format: TextFormat | null = null): Written {
  const text = written.trim();
  if (text === '') return { ok: false, problem: 'question.invalid.empty' };
  if (type === 'email') {
    const found = address.exec(text)?.[0];
    return found !== undefined && isAddress(found)
      ? { ok: true, value: found }
      : { ok: false, problem: 'question.invalid.email' };
  }
  if (type === 'number') {
    const value = Number(text);
    return Number.isFinite(value) ? { ok: true, value } : { ok: false, problem: 'question.invalid.number' };
  }
  if (type === 'list') {
    const entries = text.split(/[\n,;]+/).map((entry) => entry.trim());
    return { ok: true, value: [...new Set(entries)].filter((entry) => entry !== '').slice(0, 500) };
  }
  if (format !== null) {
    const found = readGitlabName(text, format);
    return found === null ? { ok: false, problem: `question.invalid.${format}` } : { ok: true, value: found };
  }
  return { ok: true, value: text.slice(0, 4000) };
}
