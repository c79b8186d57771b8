import type { Pending } from './event-queue.ts';

/** Where unsent events outlive a closed ticket tab. Zendesk gives the frame a storage of its own. */
export interface KeptEvents {
  read: () => Promise<Pending[]>;
  write: (entries: readonly Pending[]) => void;
}

/** @param owner account, user and ticket, so that nobody meets another's events */
export function keptEvents(owner: string, storage: () => Storage): KeptEvents {
  const name = `handrail:unsent:${owner}`;
  return {
    async read() {
      const { SentEventSchema } = await import('../contract-schemas.ts');
      try {
        const written: unknown = JSON.parse(storage().getItem(name) ?? '[]');
        return (Array.isArray(written) ? written : []).flatMap((entry: Partial<Pending>) => {
          const event = SentEventSchema.safeParse({ expectedSeq: 0, key: entry.key, body: entry.body });
          if (!event.success || typeof entry.runId !== 'string' || typeof entry.at !== 'number') return [];
          return [{ runId: entry.runId, at: entry.at, key: event.data.key, body: event.data.body }];
        });
      } catch {
        return [];
      }
    },
    write(entries) {
      try {
        if (entries.length === 0) storage().removeItem(name);
        else storage().setItem(name, JSON.stringify(entries));
      } catch {
        // A sandboxed or full storage: the events still live in this page.
      }
    },
  };
}
