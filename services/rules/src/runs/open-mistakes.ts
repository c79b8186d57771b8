import type { Mistakes } from '@handrail/contract';
import type { Store, StoredEvent } from '../store/store.ts';
import { versionAfter } from './version-after.ts';

/** Of so many runs the reports are read; each is one read by its key. */
const most = 25;

/** What was reported since a lead last called reports expected. */
function openReports(events: readonly StoredEvent[]): StoredEvent[] {
  const settled = events.findLastIndex(
    ({ body }) => body?.type === 'exceptions_expected' && body.flags.includes('mistake_reported'),
  );
  return events.slice(settled + 1).filter(({ body }) => body?.type === 'mistake_reported');
}

/** Open reports of mistakes on runs of one workflow, each with the version that its run was on then. */
export async function openMistakes(
  store: Store,
  account: string,
  workflow: { id: string; version: string },
): Promise<Mistakes> {
  const runs = await store.mistaken(account, workflow.id, most + 1);
  const found = await Promise.all(
    runs.slice(0, most).map(async ({ id: runId, ticketId, workflow: { version: pinned } }) => {
      const events = (await store.eventsAfter(account, runId, 0)) ?? [];
      return openReports(events).flatMap(({ body, actor: by, at, seq }) => {
        if (body?.type !== 'mistake_reported') return [];
        const version = versionAfter(events.slice(0, seq), pinned);
        return [{ runId, ticketId, note: body.note, by, at, version, isNewest: version === workflow.version }];
      });
    }),
  );
  const mistakes = found.flat().toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return { mistakes, isMore: runs.length > most };
}
