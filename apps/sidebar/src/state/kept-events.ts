import type { Pending } from './event-queue.ts';

/** Where unsent events outlive a closed ticket tab. Zendesk gives the frame a storage of its own. */
export interface KeptEvents {
  read: () => Promise<Pending[]>;
  /** False where the browser keeps nothing: then the entries are gone with this page. */
  write: (entries: readonly Pending[]) => boolean;
}

/** @param owner account, user and ticket, so that nobody meets another's events */
export function keptEvents(owner: string, storage: () => Storage): KeptEvents {
  const name = `handrail:unsent:${owner}`;
  return {
    async read() {
      const { SentEventSchema } = await import('../service/contract-schemas.ts');
      try {
        const written: unknown = JSON.parse(storage().getItem(name) ?? '[]');
        return (Array.isArray(written) ? written : []).flatMap((entry: Partial<Pending>) => {
          const event = SentEventSchema.safeParse({ expectedSeq: 0, key: entry.key, body: entry.body });
          if (!event.success || typeof entry.runId !== 'string' || typeof entry.at !== 'number') return [];
          // Without a number, as earlier pages kept them, nobody knows what the agent had in view: that is a conflict.
          const seq = typeof entry.seq === 'number' ? entry.seq : 0;
          const insist = entry.insist === true;
          return [{ runId: entry.runId, at: entry.at, seq, insist, key: event.data.key, body: event.data.body }];
        });
      } catch {
        return [];
      }
    },
    write(entries) {
      try {
        if (entries.length === 0) storage().removeItem(name);
        else storage().setItem(name, JSON.stringify(entries));
        return true;
      } catch {
        // A sandboxed or full storage: the events still live in this page.
        return false;
      }
    },
  };
}
