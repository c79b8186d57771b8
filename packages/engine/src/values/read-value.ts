import type { FactValue, Member } from '@handrail/contract';
import type { TermValue } from './term.ts';

/** Text as tests compare it: addresses, domains and names do not differ by case or by blanks around them. */
export function plainText(text: string): string {
  return text.trim().toLowerCase();
}

/** What follows the last `@`, empty when there is none. */
export function domainOf(address: string): string {
  const at = address.lastIndexOf('@');
  return at === -1 ? '' : plainText(address.slice(at + 1));
}

/** Blanks around a value are dropped wherever it is used. */
export function bareText(text: string): string {
  return text.replace(/^ +| +$/g, '');
}

export function isTexts(value: FactValue): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

export function isMembers(value: FactValue): value is Member[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'object');
}

/** Text as it stands; empty for any other value. */
export function textIn(value: TermValue): string {
  return typeof value === 'string' ? value : '';
}

/** The text, or each text of a list; nothing for any other value. */
export function textsIn(value: TermValue | undefined): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

/** Names in a list or member list, as tests compare them. */
export function namesIn(value: TermValue): readonly string[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly (string | Member)[]).map((entry) =>
    typeof entry === 'string' ? entry : plainText(entry.username),
  );
}
