import type { FactValue } from '@handrail/contract';

const controls = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;
const markers = /QZ7x\d+x7ZQ/g;

/** Ticket text is hostile: a value is always one line, without halves of characters, control or direction-changing ones. */
export const singleLine = (value: string): string =>
  value.replace(controls, ' ').replace(markers, '').replace(/\s+/g, ' ').trim();

/**
 * Zendesk may fill `{{` and `{%` in what an agent sends, and a value may hold them, or two values side by side make one.
 * A backslash in between is Markdown's.
 */
export const withoutTemplates = (text: string): string => text.replace(/\{(?=\\?[{%])/g, '{ ');

/** How a fact's value reads in running text; null when it is empty. */
export const valueText = (value: FactValue): string | null => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return singleLine(value) || null;
  const parts = value.map((part) => singleLine(typeof part === 'string' ? part : part.username));
  return parts.filter(Boolean).join(', ') || null;
};

/**
 * Values never meet the Markdown parser: they travel as inert words and are put back, escaped for where they land,
 * once the template around them has become Markdown, HTML or text.
 */
export class ValueSlots {
  readonly #values: string[] = [];

  hold(value: string): string {
    this.#values.push(singleLine(this.fill(value, (inner) => inner)));
    return `QZ7x${this.#values.length - 1}x7ZQ`;
  }

  fill(text: string, escape: (value: string) => string): string {
    return text.replace(/QZ7x(\d+)x7ZQ/g, (_, index: string) => escape(this.#values[Number(index)] ?? ''));
  }
}
