import type { FactView, RunView, TicketComment } from '@handrail/contract';

/** What a customer's answer was followed by. */
export interface LateReplies {
  /** The answer that was recorded last. */
  answer: FactView;
  replies: readonly TicketComment[];
}

/** A reply after a recorded answer may take it back, also where nothing is asked any more; null where none came. */
export function lateReplies(run: RunView, replies: readonly TicketComment[]): LateReplies | null {
  const answered = run.facts.flatMap((view) =>
    view.declaration.who === 'customer' && view.fact.state === 'known' && view.fact.source === 'customer'
      ? [{ view, at: Date.parse(view.fact.at), note: view.fact.note ?? '' }]
      : [],
  );
  const last = answered.toSorted((one, other) => one.at - other.at).at(-1);
  if (!last) return null;
  // The clock of the service may be behind Zendesk's: what an answer was read from came before it all the same.
  const read = replies.findLastIndex(({ id }) => id !== null && answered.some(({ note }) => isNamed(note, id)));
  const late = replies.filter(({ at }, index) => index > read && at !== null && Date.parse(at) > last.at);
  return late.length === 0 ? null : { answer: last.view, replies: late };
}

/** The note of an answer names its comment, in words of the agent's language. */
const isNamed = (note: string, id: string) => note.split(/[^\p{L}\p{N}]+/u).includes(id);
