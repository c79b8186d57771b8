import { textOf, textsOf } from './shape.ts';
import type { Zaf } from './zaf.ts';

/** Tags with this beginning are ours: those that are not wanted any more go. */
export const markPrefix = 'handrail_';

export interface TicketMarks {
  /** Null leaves tags alone. */
  tags: readonly string[] | null;
  /** Values by id of the custom field. */
  fields: Readonly<Record<string, string>>;
}

/** Puts marks on the unsaved form, so that they go out with the agent's own submit; what is there already is left alone. */
export async function markTicket(zaf: Zaf, { tags, fields }: TicketMarks): Promise<void> {
  if (tags !== null) {
    const there = textsOf(await zaf.get('ticket.tags'));
    const stale = there.filter((tag) => tag.startsWith(markPrefix) && !tags.includes(tag));
    const missing = tags.filter((tag) => !there.includes(tag));
    if (stale.length > 0) await zaf.invoke('ticket.tags.remove', stale);
    if (missing.length > 0) await zaf.invoke('ticket.tags.add', missing);
  }
  for (const [id, value] of Object.entries(fields)) {
    const path = `ticket.customField:custom_field_${id}`;
    if ((textOf(await zaf.get(path)) ?? '') !== value) await zaf.set(path, value);
  }
}
