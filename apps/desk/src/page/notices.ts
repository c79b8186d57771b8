import { observable } from './observable.ts';

export interface Notice {
  id: number;
  kind: 'notice' | 'alert' | 'error';
  /** May hold HTML, as in Zendesk; sanitised where it is shown. */
  html: string;
}

/** Short messages in the corner, gone after a while. */
export function notices() {
  const shown = observable<readonly Notice[]>([]);
  let nextId = 1;

  function drop(id: number) {
    shown.set(shown.get().filter((notice) => notice.id !== id));
  }

  return {
    shown,
    drop,
    show(html: string, kind: Notice['kind'] = 'notice', duration = 6000) {
      const notice = { id: nextId++, kind, html };
      shown.set([...shown.get(), notice]);
      setTimeout(() => drop(notice.id), duration);
    },
  };
}
export type Notices = ReturnType<typeof notices>;
