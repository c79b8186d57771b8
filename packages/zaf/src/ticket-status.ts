import { fieldsOf, textOf } from './shape.ts';

/** Zendesk's status categories. */
export type TicketStatus = 'new' | 'open' | 'pending' | 'hold' | 'solved' | 'closed';

const categories: Readonly<Record<string, TicketStatus>> = {
  new: 'new',
  open: 'open',
  pending: 'pending',
  hold: 'hold',
  onhold: 'hold',
  solved: 'solved',
  closed: 'closed',
};

/**
 * Zendesk says on-hold as `hold` (REST, set) and as `on hold` or `On-hold` (get, labels); a custom status
 * comes as an object with its category. Null when it is none of them.
 */
export function normaliseStatus(value: unknown): TicketStatus | null {
  const fields = fieldsOf(value);
  if (fields) return normaliseStatus(fields['statusCategory'] ?? fields['status_category'] ?? fields['category']);
  const letters = textOf(value)
    ?.toLowerCase()
    .replace(/[^a-z]/g, '');
  return letters === undefined ? null : (categories[letters] ?? null);
}
