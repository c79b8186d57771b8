import type { RunView, TicketComment, TicketSnapshot } from '@handrail/contract';

/** How far the clock of the service, which tells when a step was ticked, may be behind Zendesk's, ms. */
const clocksApart = 60_000;

/** One and the same, so that what rests on it is not drawn again with every answer. */
const none: readonly TicketComment[] = [];

/** What came back since the run last wrote to the customer, oldest first; nothing before it wrote at all. */
export function unreadReplies(run: RunView, snapshot: TicketSnapshot | null): readonly TicketComment[] {
  const ticks = run.steps.flatMap(({ kind, mark }) =>
    (kind === 'reply' || kind === 'macro') && mark.state === 'done' ? [Date.parse(mark.at)] : [],
  );
  if (snapshot === null || ticks.length === 0) return none;
  const ticked = Math.max(...ticks);
  // A tick may wait for the service for hours, and replies come meanwhile: what counts is when the text itself went out.
  const sent = snapshot.comments
    .filter((comment) => comment.author.role === 'agent' && comment.public && timeOf(comment) <= ticked + clocksApart)
    .map(timeOf);
  const since = sent.length > 0 ? Math.max(...sent) : ticked;
  const replies = snapshot.comments.filter((comment) => isReply(comment) && timeOf(comment) > since);
  return replies.length === 0 ? none : replies.toSorted((a, b) => timeOf(a) - timeOf(b));
}

/** Zendesk keeps as internal what people in copy write by mail (X7), and so are notes: there the author has to be known. */
const isReply = ({ author, public: isPublic }: TicketComment): boolean =>
  author.role === 'end-user' || (isPublic && author.role === 'unknown');

const timeOf = ({ at }: TicketComment): number => (at === null ? 0 : Date.parse(at));
