import { plainTextOf } from '@handrail/zaf';
import { type Comment, StatusSchema, type Ticket } from '../../model/ticket.ts';
import type { DeskData } from '../../model/desk-state.ts';
import type { ComposerPort } from '../ticket/composer-port.ts';
import type { TicketWork } from '../ticket/ticket-work.ts';
import { type Paths, SurfaceError } from './surface.ts';

/** Custom text fields of the desk. */
const markFields = [801, 802, 803];

const channelNames = { email: 'email', web: 'web', messaging: 'native_messaging', api: 'api' } as const;

/** What the ticket sidebar offers: the open ticket with its unsaved changes, and the composer. */
export function ticketPaths(work: TicketWork, data: () => DeskData): Paths {
  const { ticket } = work;
  const composer = (): ComposerPort => {
    const port = work.composer();
    if (!port) throw new SurfaceError('the composer is not open');
    return port;
  };
  const readers = {
    'ticket.id': () => work.id,
    'ticket.isNew': () => false,
    'ticket.subject': () => ticket().subject,
    'ticket.description': () => ticket().comments[0]?.html ?? '',
    'ticket.requester': () => personJson(ticket().requesterId, data()),
    'ticket.requester.id': () => ticket().requesterId,
    'ticket.requester.email': () => personJson(ticket().requesterId, data())?.email,
    // Zendesk reads on-hold back in words, though it is set as `hold`.
    'ticket.status': () => (ticket().status === 'hold' ? 'on hold' : ticket().status),
    'ticket.statusCategory': () => ticket().status,
    'ticket.customStatus': () => customStatusJson(ticket(), data()),
    'ticket.tags': () => ticket().tags,
    'ticket.priority': () => ticket().priority,
    'ticket.type': () => ticket().type,
    // Zendesk gives no name here; REST does.
    'ticket.form': () => ({ id: ticket().formId }),
    'ticket.brand': () => ({ id: 601, name: 'GitLab Support', subdomain: 'desk' }),
    'ticket.form.id': () => ticket().formId,
    'ticket.externalId': () => ticket().externalId,
    'ticket.assignee': () => ({ user: personJson(ticket().assigneeId, data()), group: { id: ticket().groupId } }),
    'ticket.via': () => ({ channel: channelNames[ticket().channel] }),
    'ticket.createdAt': () => ticket().createdAt,
    'ticket.updatedAt': () => ticket().updatedAt,
    'ticket.conversation': () => ticket().comments.map((comment) => conversationJson(comment, data())),
    'ticket.editor.targetChannel': () => ({ name: channelNames[ticket().channel] }),
    'channel.sessionBased': () => ticket().channel === 'messaging',
    'comment.type': () => work.composerType.get(),
    'comment.text': () => composer().read(),
    'comment.useRichText': () => composer().isRich,
    macros: () =>
      data()
        .macros.filter(({ active }) => active)
        .map(({ id, title, description }) => ({ id, title, description, availability_type: 'everyone' })),
  };
  const writers = {
    'ticket.status': (value: unknown) => {
      const status = StatusSchema.exclude(['closed']).safeParse(value);
      if (!status.success || (status.data === 'new' && ticket().status !== 'new')) {
        throw new SurfaceError(`${String(value)} is no status this ticket can have`);
      }
      if (ticket().status === 'closed') throw new SurfaceError('a closed ticket cannot change');
      work.setStatus(status.data);
    },
    'ticket.assignee': (value: unknown) => {
      const isNamed = typeof value === 'object' && value !== null && 'userId' in value;
      const userId = isNamed ? Number(value.userId) : 0;
      if (!data().users.some(({ id, role }) => id === userId && role !== 'end-user')) {
        throw new SurfaceError(`${String(userId)} is not an agent here`);
      }
      const { groupId } = ticket();
      const group = data().groups.find(({ id }) => id === groupId);
      if (group && !group.members.includes(userId)) throw new SurfaceError(`${userId} is not in group ${group.id}`);
      work.changes.set({ ...work.changes.get(), assigneeId: userId });
    },
    'ticket.tags': (value: unknown) => work.changes.set({ ...work.changes.get(), tags: texts(value) }),
    'ticket.subject': (value: unknown) => work.changes.set({ ...work.changes.get(), subject: String(value) }),
    'ticket.externalId': (value: unknown) => work.changes.set({ ...work.changes.get(), externalId: String(value) }),
    'comment.type': (value: unknown) => {
      if (value !== 'publicReply' && value !== 'internalNote') throw new SurfaceError(`no mode ${String(value)} here`);
      work.composerType.set(value);
    },
    'comment.text': (value: unknown) => composer().write(String(value)),
  };
  const tags = (change: (now: string[], given: string[]) => string[]) => (value: unknown) => {
    work.changes.set({ ...work.changes.get(), tags: change(ticket().tags, texts(value)) });
  };
  const doers = {
    'ticket.editor.insert': (text: unknown) => composer().insert(String(text)),
    'comment.appendText': (text: unknown) => composer().appendText(String(text)),
    'comment.appendMarkdown': (text: unknown) => composer().appendText(String(text)),
    'comment.appendHtml': (html: unknown) => composer().appendHtml(String(html)),
    'ticket.tags.add': tags((now, given) => [...new Set([...now, ...given])]),
    'ticket.tags.remove': tags((now, given) => now.filter((tag) => !given.includes(tag))),
    macro: (id: unknown) => {
      const macro = data().macros.find((entry) => entry.id === Number(id) && entry.active);
      if (!macro) throw new SurfaceError(`there is no active macro ${String(id)}`);
      work.applyMacro(macro);
    },
  };
  const fields = markFields.map((id) => {
    const path = `ticket.customField:custom_field_${id}`;
    const others = () => ticket().customFields.filter((field) => field.id !== id);
    return {
      get: [path, () => ticket().customFields.find((field) => field.id === id)?.value ?? null] as const,
      set: [
        path,
        (value: unknown) =>
          work.changes.set({ ...work.changes.get(), customFields: [...others(), { id, value: String(value) }] }),
      ] as const,
    };
  });
  return {
    get: { ...aliased(readers), ...Object.fromEntries(fields.map(({ get }) => get)) },
    set: { ...aliased(writers), ...Object.fromEntries(fields.map(({ set }) => set)) },
    invoke: aliased(doers),
  };
}

/** `comment.x` is also reached as `ticket.comment.x`. */
function aliased<T>(entries: Record<string, T>): Record<string, T> {
  const comments = Object.entries(entries).filter(([path]) => path.startsWith('comment.'));
  return { ...entries, ...Object.fromEntries(comments.map(([path, entry]) => [`ticket.${path}`, entry])) };
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}

function personJson(id: number | null, { users }: DeskData) {
  const user = users.find((entry) => entry.id === id);
  if (!user) return null;
  const { name, email, role } = user;
  return { id: user.id, name, email, role, identities: [{ type: 'email', value: email }] };
}

function customStatusJson({ customStatusId }: Ticket, { customStatuses }: DeskData) {
  const custom = customStatuses.find(({ id }) => id === customStatusId);
  return custom ? { id: custom.id, name: custom.label, statusCategory: custom.category } : null;
}

/** Without addresses: the page's conversation does not carry them. */
function conversationJson(comment: Comment, { users }: DeskData) {
  const author = users.find(({ id }) => id === comment.authorId);
  return {
    author: { id: comment.authorId, name: author?.name ?? null, role: author?.role ?? null, avatar: null },
    channel: { name: comment.public ? channelNames[comment.channel] : 'internal' },
    message: { content: comment.html, contentType: 'text/html', text: plainTextOf(comment.html) },
    timestamp: comment.at,
    attachments: [],
  };
}
