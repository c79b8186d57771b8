import type { RenderedSnippet, TicketSnapshot, TicketStatus } from '@handrail/contract';
import {
  type ColorScheme,
  type ComposerMode,
  type CurrentUser,
  type Insertion,
  type Macro,
  type MacroPreview,
  type Modal,
  type Zaf,
  ZafError,
  type ZendeskRequest,
  type ZendeskResponse,
  addTags,
  applyMacro,
  closeModal,
  connect,
  findMacro,
  heightTeller,
  insertIntoComposer,
  notify,
  onColorScheme,
  onSave,
  onSaved,
  onTicketChange,
  onVisibility,
  openTicketTab,
  openModal,
  pageClock,
  previewMacro,
  plainTextOf,
  readComposer,
  readCurrentUser,
  readStatus,
  readTicket,
  readUserNames,
  setStatus,
  tellOpener,
  undoInsertion,
} from '@handrail/zaf';
import type { Sdk } from '@handrail/zaf';

export type { ColorScheme, CurrentUser, Insertion, Macro, MacroPreview, Modal, ZendeskRequest };
export { ZafError };

declare global {
  var ZAFClient: Sdk | undefined;
}

export interface Draft {
  mode: ComposerMode;
  isEmpty: boolean;
}

/** Everything the sidebar asks of Zendesk. Every rejection is a `ZafError`. */
export interface Zendesk {
  readUser: () => Promise<CurrentUser>;
  /** Display names by user id; nothing rests on them. */
  readNames: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readSnapshot: () => Promise<TicketSnapshot>;
  /** At the cursor, in the snippet's mode, verified; sends nothing. */
  insert: (snippet: RenderedSnippet) => Promise<Insertion>;
  undo: (insertion: Insertion) => Promise<boolean>;
  setStatus: (status: TicketStatus) => Promise<void>;
  /** On the form now, saved or not. */
  readStatus: () => Promise<TicketStatus | null>;
  /** What would go out with a submit. */
  readDraft: () => Promise<Draft>;
  onSave: (check: () => Promise<true | string>) => () => void;
  onSaved: (handler: () => void) => () => void;
  onTicketChange: (handler: () => void) => () => void;
  onVisibility: (handler: (isVisible: boolean) => void) => () => void;
  onColorScheme: (handler: (scheme: ColorScheme) => void) => () => void;
  /** REST as the signed-in agent; any HTTP status is an answer. */
  request: (request: ZendeskRequest) => Promise<ZendeskResponse>;
  findMacro: (title: string) => Promise<Macro | null>;
  previewMacro: (id: string, ticketId: number | null) => Promise<MacroPreview>;
  applyMacro: (id: string) => Promise<void>;
  addTags: (tags: readonly string[]) => Promise<void>;
  /** A dialog over the whole Zendesk page. */
  openDialog: (path: string) => Promise<Modal>;
  closeDialog: () => Promise<void>;
  /** From inside a dialog to its opener. */
  tellOpener: (event: string, data: unknown) => void;
  on: (event: string, handler: (data: unknown) => void) => () => void;
  openTicket: (id: number) => Promise<void>;
  notify: (text: string) => Promise<void>;
  /** Keeps the frame as tall as its content. */
  keepHeight: (content: Element) => () => void;
}

/** Waits for Zendesk's script and for Zendesk itself. @throws {ZafError} */
export async function connectZendesk(): Promise<Zendesk> {
  await scriptLoaded();
  const zaf = await connect({ sdk: globalThis.ZAFClient });
  return zendeskOver(zaf);
}

/** The ticket is read at once, while the page is still loading its code; the first who asks gets that reading. */
export function readingAhead(zendesk: Zendesk): Zendesk {
  let ahead: Promise<TicketSnapshot> | null = zendesk.readSnapshot();
  // Who asks for it hears of a failure.
  ahead.catch(() => undefined);
  return {
    ...zendesk,
    readSnapshot() {
      const reading = ahead ?? zendesk.readSnapshot();
      ahead = null;
      return reading;
    },
  };
}

/** The script tag is `async`, so that a slow CDN cannot hold up the page; its deadline is ours. */
function scriptLoaded(): Promise<void> {
  const script = document.getElementById('zaf-sdk');
  if (globalThis.ZAFClient || !script) return Promise.resolve();
  return new Promise((resolve) => {
    const cancel = pageClock.schedule(10_000, resolve);
    const settle = () => {
      cancel();
      resolve();
    };
    script.addEventListener('load', settle, { once: true });
    script.addEventListener('error', settle, { once: true });
  });
}

export function zendeskOver(zaf: Zaf): Zendesk {
  return {
    readUser: () => readCurrentUser(zaf),
    readNames: (ids) => readUserNames(zaf, ids),
    readSnapshot: () => readSnapshot(zaf),
    insert(snippet) {
      if (snippet.mode === 'copy') throw new ZafError('refused', 'insert', 'this text is to be copied, not inserted');
      return insertIntoComposer(zaf, snippet.mode, snippet);
    },
    undo: (insertion) => undoInsertion(zaf, insertion),
    async setStatus(status) {
      if (status === 'closed') throw new ZafError('refused', 'set ticket.status', 'only Zendesk closes tickets');
      await setStatus(zaf, status);
    },
    readStatus: () => readStatus(zaf),
    async readDraft() {
      const { mode, draft } = await readComposer(zaf);
      return { mode, isEmpty: plainTextOf(draft).trim() === '' };
    },
    onSave: (check) => onSave(zaf, check),
    onSaved: (handler) => onSaved(zaf, handler),
    onTicketChange: (handler) => onTicketChange(zaf, handler),
    onVisibility: (handler) => onPageVisibility(zaf, handler),
    onColorScheme: (handler) => onColorScheme(zaf, handler),
    request: (request) => zaf.request(request),
    findMacro: (title) => findMacro(zaf, title),
    previewMacro: (id, ticketId) => previewMacro(zaf, id, ticketId),
    applyMacro: (id) => applyMacro(zaf, id),
    addTags: (tags) => addTags(zaf, tags),
    openDialog: (path) => openModal(zaf, new URL(path, location.href).href, { width: '640px', height: '560px' }),
    closeDialog: () => closeModal(zaf),
    tellOpener: (event, data) => tellOpener(zaf, event, data),
    on: (event, handler) => zaf.on(event, handler),
    openTicket: (id) => openTicketTab(zaf, id),
    notify: (text) => notify(zaf, text),
    keepHeight(content) {
      const teller = heightTeller(zaf, { measure: () => content.getBoundingClientRect().height, most: 4000 });
      const observer = new ResizeObserver(teller.changed);
      observer.observe(content);
      return () => {
        observer.disconnect();
        teller.stop();
      };
    },
  };
}

/** Zendesk tells of its own tabs, the browser of its. */
function onPageVisibility(zaf: Zaf, handler: (isVisible: boolean) => void): () => void {
  let isActive = true;
  const tell = () => handler(isActive && !document.hidden);
  const stop = onVisibility(zaf, (isNow) => {
    isActive = isNow;
    tell();
  });
  document.addEventListener('visibilitychange', tell);
  return () => {
    stop();
    document.removeEventListener('visibilitychange', tell);
  };
}

/** The ticket within the contract's limits. */
async function readSnapshot(zaf: Zaf): Promise<TicketSnapshot> {
  const ticket = await readTicket(zaf);
  if (ticket.id === null) throw new ZafError('unexpected_answer', 'get ticket.id', 'the ticket is not saved yet');
  return {
    id: ticket.id,
    subject: ticket.subject.slice(0, 1000),
    description: ticket.description.slice(0, 20_000),
    requester: { name: ticket.requester.name, email: ticket.requester.email },
    status: ticket.status,
    tags: ticket.tags.slice(0, 200),
    form: ticket.form,
    externalId: ticket.externalId,
    channel: ticket.channel,
    comments: ticket.comments.slice(-200).map(({ id, author, public: isPublic, text, at }) => ({
      id,
      author: { id: author.id, email: author.email, role: author.role },
      public: isPublic,
      text: text.slice(0, 20_000),
      at,
    })),
  };
}

/** Whatever was thrown, as the one error the page can word. */
export function asZafError(reason: unknown, call: string): ZafError {
  return reason instanceof ZafError ? reason : new ZafError('unexpected_answer', call, String(reason));
}
