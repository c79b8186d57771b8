import { plainTextOf } from '@handrail/zaf';
import { escaped, sanitised } from './sanitise.ts';

/** The composer's content, however it is edited: HTML in a rich editor, text in a plain one. */
export interface ComposerPort {
  readonly isRich: boolean;
  /** `''` when there is nothing but white space. */
  read: () => string;
  write(content: string): void;
  /** In place of the selection, where the cursor was last; at the end when there was none. */
  insert(content: string): void;
  appendHtml(html: string): void;
  appendText(text: string): void;
}

/** @param element a `contenteditable` element */
export function richPort(element: HTMLElement, changed: () => void): ComposerPort & { dispose: () => void } {
  let last: Range | null = null;
  const remember = () => {
    const selection = document.getSelection();
    const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
    if (range && element.contains(range.commonAncestorContainer)) last = range.cloneRange();
  };
  document.addEventListener('selectionchange', remember);

  function append(html: string) {
    element.insertAdjacentHTML('beforeend', sanitised(html));
    changed();
  }

  return {
    isRich: true,
    read: () => (plainTextOf(element.innerHTML) === '' ? '' : element.innerHTML),
    write(html) {
      element.innerHTML = sanitised(html);
      last = null;
      changed();
    },
    insert(html) {
      if (!last || !element.contains(last.commonAncestorContainer)) return append(html);
      const holder = document.createElement('template');
      holder.innerHTML = sanitised(html);
      const end = holder.content.lastChild;
      last.deleteContents();
      last.insertNode(holder.content);
      if (end) {
        last.setStartAfter(end);
        last.collapse(true);
      }
      changed();
    },
    appendHtml: append,
    appendText: (text) => append(escaped(text)),
    dispose: () => document.removeEventListener('selectionchange', remember),
  };
}

/** A plain text area: what is inserted stays as it is written, Markdown signs and all. */
export function plainPort(area: HTMLTextAreaElement, changed: () => void): ComposerPort & { dispose: () => void } {
  function put(text: string, start: number, end: number) {
    area.setRangeText(text, start, end, 'end');
    changed();
  }
  const append = (text: string) => put(text, area.value.length, area.value.length);
  return {
    isRich: false,
    read: () => area.value.trim() && area.value,
    write(text) {
      area.value = text;
      changed();
    },
    insert: (text) => put(text, area.selectionStart, area.selectionEnd),
    appendHtml: (html) => append(plainTextOf(html)),
    appendText: append,
    dispose: () => {},
  };
}
