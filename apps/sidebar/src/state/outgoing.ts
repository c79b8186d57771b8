import type { TicketStatus } from '@handrail/contract';

/** Words that Handrail put into the composer. */
export interface SentText {
  mode: 'public' | 'internal';
  text: string;
}

/** A step that the agent's next submit does. */
export interface Outgoing {
  runId: string;
  step: string;
  text: SentText | null;
  /** Of a status: the reply whose turn it belongs to. */
  reply: string | null;
  /** Of a status: what the form was at before. */
  before: TicketStatus | null;
}

/** How a step goes out with the submit. */
export interface GoesOut extends Partial<Pick<Outgoing, 'text' | 'reply' | 'before'>> {
  /** It goes out as one with the reply that waits already. */
  isAdded?: boolean;
}

/** What goes out with the next submit. It waits in Zendesk's form, which outlives a reload of this page, and so does this. */
export interface OutgoingSteps {
  all: () => Outgoing[];
  write: (outgoing: readonly Outgoing[]) => void;
}

/**
 * It holds what customers are written, so it goes with the tab.
 *
 * @param ticket asked each time: a new page learns its ticket's number late
 */
export function outgoingSteps(ticket: () => string, storage: () => Storage): OutgoingSteps {
  let here: readonly Outgoing[] = [];
  const name = () => `handrail:outgoing:${ticket()}`;
  return {
    all() {
      try {
        const written: unknown = JSON.parse(storage().getItem(name()) ?? '[]');
        return Array.isArray(written) ? written.filter(isOutgoing) : [];
      } catch {
        // A sandboxed storage: what this page itself prepared is still known.
        return [...here];
      }
    },
    write(outgoing) {
      here = outgoing;
      try {
        if (outgoing.length === 0) storage().removeItem(name());
        else storage().setItem(name(), JSON.stringify(outgoing));
      } catch {
        // As above.
      }
    },
  };
}

const statuses: readonly unknown[] = [null, 'new', 'open', 'pending', 'hold', 'solved', 'closed'];

function isOutgoing(value: unknown): value is Outgoing {
  if (!isRecord(value)) return false;
  const { runId, step, text, reply, before } = value;
  const isText =
    text === null ||
    (isRecord(text) && (text['mode'] === 'public' || text['mode'] === 'internal') && typeof text['text'] === 'string');
  const isReply = reply === null || typeof reply === 'string';
  return typeof runId === 'string' && typeof step === 'string' && isText && isReply && statuses.includes(before);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
