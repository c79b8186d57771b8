import type { Store } from './store.ts';

/**
 * What is written inside kept texts and looked for there, without columns of its own: whoever writes keeps the indexes up,
 * earlier programs included, and what is erased leaves them with its row. PostgreSQL reads by pattern, because it takes some
 * texts for no JSON that are kept, and these must hold up neither a write nor an index.
 */
export const writtenInside = {
  sqlite: {
    version: "case when json_valid(summary) then json_extract(summary, '$.workflow.version') end",
    group: "case when json_valid(summary) then json_extract(summary, '$.groupId') end",
    requester: "case when json_valid(context) then lower(json_extract(context, '$.requester.email')) end",
  },
  postgresql: {
    version: `substring(summary from '"version":"([^"]*)"')`,
    group: `substring(summary from '"groupId":"([0-9]*)"')`,
    requester: `lower(substring(context from '"email":"([^"]*)"'))`,
  },
} as const satisfies Record<Store['kind'], Record<'version' | 'group' | 'requester', string>>;

/** Addresses are found by how they begin, byte by byte, whatever the database's own order is. */
const bytewise = { sqlite: '', postgresql: 'text_pattern_ops' } as const;

const indexes = (engine: Store['kind']) => ({
  version: `create index runs_by_version on runs (account, workflow, (${writtenInside[engine].version}), updated_at, id)`,
  requester: `create index tickets_by_requester on tickets (account, (${writtenInside[engine].requester}) ${bytewise[engine]})`,
  group: `create index runs_by_group on runs (account, (${writtenInside[engine].group}), updated_at, id)`,
});

/** What versions 9 and 11 of the schema added; a new store gets all of it. */
export function indexesInside(engine: Store['kind'], version?: 9 | 11): readonly string[] {
  const { version: versions, requester, group } = indexes(engine);
  return [...(version === 11 ? [] : [versions, requester]), ...(version === 9 ? [] : [group])];
}
