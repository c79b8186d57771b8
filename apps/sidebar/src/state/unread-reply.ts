import type { RunView, TicketComment, TicketSnapshot } from '@handrail/contract';

/** What came back since the run last wrote to the customer: their newest public words. Null before it wrote at all. */
export function unreadReply(run: RunView, snapshot: TicketSnapshot | null): TicketComment | null {
  const sent = run.steps.flatMap(({ kind, mark }) =>
    (kind === 'reply' || kind === 'macro') && mark.state === 'done' ? [Date.parse(mark.at)] : [],
  );
  if (snapshot === null || sent.length === 0) return null;
  const since = Math.max(...sent);
  return (
    snapshot.comments
      .filter((comment) => comment.public && comment.author.role !== 'agent' && timeOf(comment) > since)
      .toSorted((a, b) => timeOf(a) - timeOf(b))
      .at(-1) ?? null
  );
}

const timeOf = ({ at }: TicketComment): number => (at === null ? 0 : Date.parse(at));

/** Where the mail that is answered begins in it. */
const quoteStart = /^\s*(>|-{2,}\s*\p{L}[\p{L} ]+\s*-{2,}\s*$|##-)/mu;

/** The reply without the mail it answers, as far as that is certain. */
export function wordsOf({ text }: TicketComment): string {
  const at = text.search(quoteStart);
  const own = (at > 0 ? text.slice(0, at) : text).trim();
  return own === '' ? text.trim() : own;
}
