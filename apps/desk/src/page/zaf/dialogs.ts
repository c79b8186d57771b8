import { observable } from '../observable.ts';
import { SurfaceError } from './surface.ts';

/** A dialog an app opened: another instance of it over the whole page. */
export interface Dialog {
  guid: string;
  url: string;
  width: string;
  height: string;
}

/** The dialogs that are open. Closing one tells its opener. */
export function dialogs(closed: (guid: string) => void) {
  const open = observable<readonly Dialog[]>([]);

  function close(guid: string) {
    if (!open.get().some((dialog) => dialog.guid === guid)) return;
    closed(guid);
    open.set(open.get().filter((dialog) => dialog.guid !== guid));
  }

  return {
    open,
    close,
    create(value: unknown) {
      const { location, url, size } = fields(value);
      if (location !== 'modal' || typeof url !== 'string')
        throw new SurfaceError('only a modal with a url can be created');
      const { width, height } = fields(size);
      const guid = crypto.randomUUID();
      open.set([...open.get(), { guid, url, width: length(width, '440px'), height: length(height, '400px') }]);
      return [{ instanceGuid: guid, location: 'modal', url }];
    },
    resize(guid: string, value: unknown) {
      const { width, height } = fields(value);
      open.set(
        open
          .get()
          .map((dialog) =>
            dialog.guid === guid
              ? { ...dialog, width: length(width, dialog.width), height: length(height, dialog.height) }
              : dialog,
          ),
      );
    },
  };
}
export type Dialogs = ReturnType<typeof dialogs>;

function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function length(value: unknown, otherwise: string): string {
  if (typeof value === 'number') return `${value}px`;
  return typeof value === 'string' && /^\d+(\.\d+)?(px|vh|vw|%)?$/.test(value)
    ? value.replace(/^[\d.]+$/, '$&px')
    : otherwise;
}

/** Height in px of a `resize` call; null when it says none. The width is Zendesk's own affair. */
export function heightOf(value: unknown): number | null {
  const height = fields(value)['height'];
  const pixels = Number.parseFloat(String(height));
  return Number.isFinite(pixels) && pixels > 0 ? pixels : null;
}
