import type { OwnText, OwnTextMemory } from '@handrail/zaf';

/**
 * What Handrail put into a ticket's composer, beyond a reload of its frame. It holds what customers wrote, so it goes
 * with the tab.
 *
 * @param ticket asked each time: a new page learns its ticket's number late
 */
export function keptOwnText(ticket: () => string, storage: () => Storage): OwnTextMemory {
  const here = new Map<string, OwnText>();
  const nameOf = (mode: OwnText['mode']) => `handrail:inserted:${ticket()}:${mode}`;
  return {
    read(mode) {
      try {
        const written: unknown = JSON.parse(storage().getItem(nameOf(mode)) ?? 'null');
        if (isOwnText(written)) return { ...written, mode };
      } catch {
        // A sandboxed storage: what this page itself inserted is still known.
      }
      return here.get(mode) ?? null;
    },
    write(mode, own) {
      if (own) here.set(mode, own);
      else here.delete(mode);
      try {
        if (own) storage().setItem(nameOf(mode), JSON.stringify(own));
        else storage().removeItem(nameOf(mode));
      } catch {
        // As above.
      }
    },
  };
}

function isOwnText(value: unknown): value is Pick<OwnText, 'text' | 'format'> {
  if (typeof value !== 'object' || value === null || !('text' in value) || !('format' in value)) return false;
  const { text, format } = value;
  return typeof text === 'string' && (format === 'html' || format === 'markdown' || format === 'text');
}
