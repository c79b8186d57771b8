import { type OwnText, type OwnTextMemory, plainTextOf } from '../src/index.ts';
import { bagHost } from './_connected.ts';

type Mode = 'publicReply' | 'internalNote';

/** A ticket page with a composer, as Zendesk may behave: one draft for both modes or one each, rich or plain. */
export function composerHost({ isRich, isShared }: { isRich: boolean; isShared: boolean }) {
  const drafts: Record<Mode, string> = { publicReply: '', internalNote: '' };
  const comments: { public: boolean; html: string }[] = [];
  let mode: Mode = 'publicReply';
  let cursor = 1;

  const slot = (): Mode => (isShared ? 'publicReply' : mode);
  const draft = () => drafts[slot()];
  const setDraft = (text: string) => void (drafts[slot()] = text);

  /** Between letters or tags, never inside a tag. */
  function place(at: number): number {
    const places = [0];
    for (const { 0: part, index } of draft().matchAll(isRich ? /<[^>]*>|&\w+;|[^<&]/g : /[\s\S]/g)) {
      places.push(index + part.length);
    }
    return places[Math.min(places.length - 1, Math.floor(at * places.length))] ?? 0;
  }

  function put(text: string, at: number) {
    const where = place(at);
    setDraft(`${draft().slice(0, where)}${text}${draft().slice(where)}`);
  }

  /** Editors write markup their own way. */
  const tidied = (text: string) => (isRich ? text.replaceAll(' class="own"', '').replaceAll('\n', '') : text);

  const bag: Record<string, unknown> = {
    'comment.useRichText': isRich,
    'ticket.status': 'open',
    'ticket.editor.insert': (text: string) => put(tidied(text), cursor),
    'comment.appendHtml': (text: string) => setDraft(draft() + tidied(text)),
    'comment.appendText': (text: string) => setDraft(draft() + text),
  };
  Object.defineProperty(bag, 'comment.type', {
    enumerable: true,
    get: () => mode,
    set(next: Mode) {
      mode = next;
    },
  });
  Object.defineProperty(bag, 'comment.text', {
    enumerable: true,
    get: () => (plainTextOf(draft()) === '' ? '' : draft()),
    set(text: string) {
      setDraft(tidied(text));
    },
  });

  return {
    bag,
    comments,
    answer: bagHost(bag),
    mode: () => mode,
    draft,
    /** @param at from 0, the start of the draft, to 1, its end */
    type: (text: string, at: number) => put(text, at),
    moveCursor: (at: number) => void (cursor = at),
    empty: () => setDraft(''),
    switchMode: () => void (mode = mode === 'publicReply' ? 'internalNote' : 'publicReply'),
    setMode: (next: Mode) => void (mode = next),
    submit() {
      if (plainTextOf(draft()) !== '') comments.push({ public: mode === 'publicReply', html: draft() });
      setDraft('');
    },
  };
}

/** What outlives a reload of the frame. */
export function keptMemory(): OwnTextMemory {
  const kept = new Map<OwnText['mode'], OwnText>();
  return {
    read: (mode) => kept.get(mode) ?? null,
    write: (mode, own) => void (own ? kept.set(mode, { ...own }) : kept.delete(mode)),
  };
}
