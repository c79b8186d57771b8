import type { CustomStatus, Macro } from '../../model/macro.ts';
import { withCustomStatus, withMacro, withStatus } from '../../model/ticket-change.ts';
import type { Status, Ticket } from '../../model/ticket.ts';
import type { DeskData } from '../../model/desk-state.ts';
import { refreshTicket, ticketOf } from '../desk-data.ts';
import { type Observable, observable } from '../observable.ts';
import type { ComposerPort } from './composer-port.ts';

export type ComposerType = 'publicReply' | 'internalNote';
type Changes = Partial<
  Pick<
    Ticket,
    | 'status'
    | 'customStatusId'
    | 'tags'
    | 'subject'
    | 'groupId'
    | 'assigneeId'
    | 'externalId'
    | 'type'
    | 'priority'
    | 'customFields'
  >
>;

export type SubmitResult = { kind: 'saved' } | { kind: 'refused'; why: string } | { kind: 'failed'; why: string };

/** What a submission needs of the app. */
export interface SubmitListener {
  fire: (event: string) => void;
  /** Null lets it through, text stops it. */
  ask: (event: string) => Promise<string | null>;
}

/** One open ticket as the agent works on it: what the server holds, with unsaved changes over it, and the composer. */
export interface TicketWork {
  readonly id: number;
  /** With the unsaved changes. */
  ticket: () => Ticket;
  changes: Observable<Changes>;
  composerType: Observable<ComposerType>;
  /** Counts changes of the composer's text. */
  edits: Observable<number>;
  composer: () => ComposerPort | null;
  /** The editor is there; the answer takes it away again. */
  connectComposer: (port: ComposerPort) => () => void;
  /** The app beside the ticket is there; it hears of submissions and may stop them. */
  connectApp: (app: SubmitListener) => () => void;
  edited: () => void;
  setStatus(status: Status): void;
  setCustomStatus(status: CustomStatus): void;
  applyMacro(macro: Macro): void;
  submit: (status: CustomStatus) => Promise<SubmitResult>;
}

export function ticketWork(data: Observable<DeskData>, id: number, userId: number): TicketWork {
  const changes = observable<Changes>({});
  const composerType = observable<ComposerType>('publicReply');
  const edits = observable(0);
  let composer: ComposerPort | null = null;
  let app: SubmitListener | null = null;

  function ticket(): Ticket {
    const saved = ticketOf(data.get(), id);
    if (!saved) throw new Error(`Ticket ${id} is not there`);
    return { ...saved, ...changes.get() };
  }

  function change(next: Changes) {
    changes.set({ ...changes.get(), ...next });
  }

  const work: TicketWork = {
    id,
    ticket,
    changes,
    composerType,
    edits,
    composer: () => composer,
    connectComposer(port) {
      composer = port;
      return () => {
        if (composer === port) composer = null;
      };
    },
    connectApp(next) {
      app = next;
      return () => {
        if (app === next) app = null;
      };
    },
    edited: () => edits.set(edits.get() + 1),
    setStatus(status) {
      const { customStatusId } = withStatus(ticket(), status);
      change({ status, customStatusId });
    },
    setCustomStatus(custom) {
      const { status, customStatusId } = withCustomStatus(ticket(), custom);
      change({ status, customStatusId });
    },
    applyMacro(macro) {
      const { status, customStatusId, tags, groupId, type } = withMacro(ticket(), macro);
      change({ status, customStatusId, tags, groupId, type });
      if (!macro.changes.comment) return;
      composerType.set(macro.changes.comment.public ? 'publicReply' : 'internalNote');
      composer?.appendHtml(macro.changes.comment.html);
    },
    async submit(custom) {
      app?.fire('ticket.submit.start');
      const result = await submitAs(custom);
      app?.fire(result.kind === 'saved' ? 'ticket.submit.done' : 'ticket.submit.fail');
      app?.fire('ticket.submit.always');
      return result;
    },
  };

  async function submitAs(custom: CustomStatus): Promise<SubmitResult> {
    const before = changes.get();
    work.setCustomStatus(custom);
    const why = (await app?.ask('ticket.save')) ?? null;
    if (why !== null) {
      changes.set(before);
      return { kind: 'refused', why };
    }
    const answer = await save(id, userId, changes.get(), commentOf(composer, composerType.get()));
    if (answer !== null) {
      changes.set(before);
      return { kind: 'failed', why: answer };
    }
    await refreshTicket(data);
    changes.set({});
    composer?.write('');
    return { kind: 'saved' };
  }

  return work;
}

function commentOf(composer: ComposerPort | null, type: ComposerType) {
  const text = composer?.read() ?? '';
  if (!composer || text === '') return null;
  return { [composer.isRich ? 'html_body' : 'body']: text, public: type === 'publicReply' };
}

/** Answers null, or what went wrong. */
async function save(id: number, userId: number, changes: Changes, comment: object | null): Promise<string | null> {
  const { status: _, customStatusId, groupId, assigneeId, externalId, customFields, ...rest } = changes;
  const ticket = {
    ...rest,
    ...(customStatusId === undefined ? {} : { custom_status_id: customStatusId }),
    ...(groupId === undefined ? {} : { group_id: groupId }),
    ...(assigneeId === undefined ? {} : { assignee_id: assigneeId }),
    ...(externalId === undefined ? {} : { external_id: externalId }),
    ...(customFields === undefined ? {} : { custom_fields: customFields }),
    ...(comment ? { comment } : {}),
  };
  const answer = await fetch(`/api/v2/tickets/${id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'x-desk-user': String(userId), 'x-desk-own': '1' },
    body: JSON.stringify({ ticket }),
  }).catch(() => null);
  if (answer?.ok) return null;
  return answer ? `Zendesk answered ${answer.status}` : 'The connection was lost';
}
