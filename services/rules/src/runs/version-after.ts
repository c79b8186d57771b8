import type { StoredEvent } from '../store/store.ts';

/** The version that counted after these events: a run may have moved since. */
export function versionAfter(events: readonly StoredEvent[], pinned: string): string {
  const named = events.flatMap(({ body }) =>
    body?.type === 'run_opened' ? body.version : body?.type === 'run_migrated' ? body.to : [],
  );
  return named.at(-1) ?? pinned;
}
