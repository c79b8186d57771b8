import type { FactType, FactValue, Member } from '@handrail/contract';
import { dayNumber } from './calendar.ts';
import type { TermValue } from './term.ts';
import { unreachable } from './unreachable.ts';

/** Text as tests compare it: addresses, domains and names do not differ by case or by blanks around them. */
export function plainText(text: string): string {
  return text.trim().toLowerCase();
}

/** What follows the last `@`, empty when there is none. */
export function domainOf(address: string): string {
  const at = address.lastIndexOf('@');
  return at === -1 ? '' : plainText(address.slice(at + 1));
}

/** A fact's value in the form that tests compare, dates as day numbers; undefined when it does not fit its type. */
export function readValue(type: FactType, value: FactValue): TermValue | undefined {
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
    case 'choice':
      return typeof value === 'string' ? value : undefined;
    case 'text':
    case 'email':
      return typeof value === 'string' ? plainText(value) : undefined;
    case 'date':
      return typeof value === 'string' ? (dayNumber(value) ?? undefined) : undefined;
    case 'list':
      return isTexts(value) ? value.map(plainText) : undefined;
    case 'members':
      return isMembers(value) ? value : undefined;
    default:
      return unreachable(type);
  }
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

/** Names in a list or member list, as tests compare them. */
export function namesIn(value: TermValue): readonly string[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly (string | Member)[]).map((entry) =>
    typeof entry === 'string' ? entry : plainText(entry.username),
  );
}
