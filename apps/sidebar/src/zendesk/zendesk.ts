import type { RenderedSnippet, TicketSnapshot, TicketStatus } from '@handrail/contract';
import {
  type AddedNote,
  type ColorScheme,
  type ComposerMode,
  type CurrentUser,
  type Insertion,
  type InternalNote,
  type Macro,
  type MacroPreview,
  type Modal,
  type TicketMarks,
  type Zaf,
  ZafError,
  type ZendeskRequest,
  type ZendeskResponse,
  type Assignability,
  closeModal,
  connect,
  heightTeller,
  isEmptyDraft,
  notify,
  onColorScheme,
  onRoute,
  onSave,
  onSaved,
  onTicketChange,
  onVisibility,
  openTicketTab,
  openModal,
  pageClock,
  plainTextOf,
  readComposer,
  readCurrentUser,
  readStatus,
  readUserNames,
  setStatus,
  showRoute,
  tellOpener,
  watchSubmit,
} from '@handrail/zaf';
import type { Sdk } from '@handrail/zaf';
import { whenIdle } from '../when-idle.ts';
import { keptOwnText } from './kept-own-text.ts';

export type {
  AddedNote,
  Assignability,
  ColorScheme,
  CurrentUser,
  Insertion,
  Macro,
  MacroPreview,
  Modal,
  TicketMarks,
  ZendeskRequest,
};
export { ZafError };

declare global {
  var ZAFClient: Sdk | undefined;
}

/** Not needed for the first paint: fetched once the ticket is read. */
const composing = () => import('@handrail/zaf/composing');

/** Fetched beside the page's first code, which is needed to say anything before the ticket is read. */
const reading = () => import('./read-snapshot.ts');

/** What an agent's form can be set to. */
export type TurnStatus = Exclude<TicketStatus, 'closed' | 'new'>;

export interface Draft {
  mode: ComposerMode;
  isEmpty: boolean;
  /** Without its markup. */
  text: string;
  /** Messages go out by themselves, without a submit. */
  isConversation: boolean;
}

/** Everything the sidebar asks of Zendesk. Every rejection is a `ZafError`. */
export interface Zendesk {
  readUser: () => Promise<CurrentUser>;
  /** Display names by user id; nothing rests on them. */
  readNames: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readSnapshot: () => Promise<TicketSnapshot>;
  /** Beside the agent's own words of the snippet's mode, in place of what Handrail inserted before; sends nothing. */
  insert: (snippet: RenderedSnippet, how?: { isOverDraft?: boolean; isAdded?: boolean }) => Promise<Insertion>;
  /** Past the composer, as the signed-in agent, at most once. */
  addNote: (ticketId: number, note: InternalNote) => Promise<AddedNote>;
  undo: (insertion: Insertion) => Promise<boolean>;
  setStatus: (status: TicketStatus) => Promise<void>;
  assignabilityOf: (userId: string) => Promise<Assignability>;
  assignTo: (userId: string) => Promise<void>;
  /** On the unsaved form, to go out with the agent's submit. */
  mark: (marks: TicketMarks) => Promise<void>;
  /** On the form now, saved or not. */
  readStatus: () => Promise<TicketStatus | null>;
  /** False while a reply holds an internal text that Handrail put there. */
  isFitToSend: () => Promise<boolean>;
  /** A note is on its way; waits a moment for its end. Zendesk refuses a save when the ticket is written to meanwhile. */
  isAddingNote: () => Promise<boolean>;
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
  /** @param status what the ticket has to be at afterwards; null leaves what the macro sets */
  applyMacro: (
    macro: Macro,
    preview: MacroPreview,
    status: TurnStatus | null,
  ) => Promise<'applied' | 'copied' | 'present'>;
  /** A dialog over the whole Zendesk page. */
  openDialog: (path: string) => Promise<Modal>;
  closeDialog: () => Promise<void>;
  /** From inside a dialog to its opener. */
  tellOpener: (event: string, data: unknown) => void;
  on: (event: string, handler: (data: unknown) => void) => () => void;
  openTicket: (id: number) => Promise<void>;
  /** What the browser's address says of this page, now and when it changes. */
  onRoute: (handler: (route: string) => void) => () => void;
  showRoute: (route: string) => Promise<void>;
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

function wordOf(id: unknown): string {
  return typeof id === 'string' || typeof id === 'number' ? String(id) : '';
}

export function zendeskOver(zaf: Zaf): Zendesk {
  let ticket = wordOf(zaf.registration.context['ticketId']);
  const memory = keptOwnText(
    () => `${wordOf(zaf.registration.metadata['installationId'])}:${ticket}`,
    () => sessionStorage,
  );
  const submit = watchSubmit(zaf);
  onSaved(zaf, () => {
    memory.write('public', null);
    memory.write('internal', null);
  });
  // Heard from the start: Zendesk may tell it once, before anything is drawn.
  let route: string | null = null;
  const hearing = new Set<(route: string) => void>();
  if (zaf.registration.context['location'] === 'nav_bar') {
    onRoute(zaf, (to) => {
      route = to;
      for (const handler of hearing) handler(to);
    });
  }
  let adding: Promise<unknown> = Promise.resolve();
  return {
    readUser: () => readCurrentUser(zaf),
    readNames: (ids) => readUserNames(zaf, ids),
    async readSnapshot() {
      const snapshot = await (await reading()).readSnapshot(zaf);
      ticket = String(snapshot.id);
      // The reply must go into the composer also when the service is away by then.
      whenIdle(() => void composing().catch(() => undefined));
      return snapshot;
    },
    async insert(snippet, how = {}) {
      if (snippet.mode === 'copy') throw new ZafError('refused', 'insert', 'this text is to be copied, not inserted');
      return (await composing()).insertIntoComposer(zaf, snippet.mode, snippet, { memory, ...how });
    },
    addNote(ticketId, note) {
      const added = composing().then(({ addInternalNote }) => addInternalNote(zaf, ticketId, note, submit));
      adding = added.catch(() => undefined);
      return added;
    },
    isFitToSend: async () => memory.read('internal') === null || (await composing()).isFitToSend(zaf, memory),
    undo: async (insertion) => (await composing()).undoInsertion(zaf, insertion, memory),
    async setStatus(status) {
      if (status === 'closed') throw new ZafError('refused', 'set ticket.status', 'only Zendesk closes tickets');
      await setStatus(zaf, status);
    },
    assignabilityOf: async (userId) => (await composing()).assignabilityOf(zaf, userId),
    assignTo: async (userId) => (await composing()).assignTo(zaf, userId),
    mark: async (marks) => (await composing()).markTicket(zaf, marks),
    readStatus: () => readStatus(zaf),
    async readDraft() {
      const composer = await readComposer(zaf);
      const { mode, format, draft } = composer;
      const text = format === 'html' ? plainTextOf(draft) : draft;
      return { mode, isEmpty: isEmptyDraft(composer), text, isConversation: format === 'markdown' };
    },
    async isAddingNote() {
      const isOver = adding.then(() => false);
      const isLong = new Promise<true>((resolve) => zaf.clock.schedule(zaf.deadlines.save / 2, () => resolve(true)));
      return Promise.race([isOver, isLong]);
    },
    onSave: (check) => onSave(zaf, check),
    onSaved: (handler) => onSaved(zaf, handler),
    onTicketChange: (handler) => onTicketChange(zaf, handler),
    onVisibility: (handler) => onPageVisibility(zaf, handler),
    onColorScheme: (handler) => onColorScheme(zaf, handler),
    request: (request) => zaf.request(request),
    findMacro: async (title) => (await composing()).findMacro(zaf, title),
    previewMacro: async (id, ticketId) => (await composing()).previewMacro(zaf, id, ticketId),
    applyMacro: async (macro, preview, status) =>
      (await composing()).applyMacro(zaf, macro, preview, { memory, status }),
    openDialog: (path) => openModal(zaf, new URL(path, location.href).href, { width: '640px', height: '560px' }),
    closeDialog: () => closeModal(zaf),
    tellOpener: (event, data) => tellOpener(zaf, event, data),
    on: (event, handler) => zaf.on(event, handler),
    openTicket: (id) => openTicketTab(zaf, id),
    onRoute(handler) {
      hearing.add(handler);
      if (route !== null) handler(route);
      return () => void hearing.delete(handler);
    },
    showRoute: (to) => showRoute(zaf, to),
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

/** Whatever was thrown, as the one error the page can word. */
export function asZafError(reason: unknown, call: string): ZafError {
  return reason instanceof ZafError ? reason : new ZafError('unexpected_answer', call, String(reason));
}
