import type { Store } from './store.ts';

/**
 * What is written inside kept texts and looked for there, without columns of its own: whoever writes keeps the indexes up,
 * earlier programs included, and what is erased leaves them with its row. PostgreSQL reads by pattern, because it takes some
 * texts for no JSON that are kept, and these must hold up neither a write nor an index.
 */
export const writtenInside = {
  sqlite: {
    version: "case when json_valid(summary) then json_extract(summary, '$.workflow.version') end",
    requester: "case when json_valid(context) then lower(json_extract(context, '$.requester.email')) end",
  },
  postgresql: {
    version: `substring(summary from '"version":"([^"]*)"')`,
    requester: `lower(substring(context from '"email":"([^"]*)"'))`,
  },
} as const satisfies Record<Store['kind'], Record<'version' | 'requester', string>>;

/** Addresses are found by how they begin, byte by byte, whatever the database's own order is. */
const bytewise = { sqlite: '', postgresql: 'text_pattern_ops' } as const;

export const indexesInside = (engine: Store['kind']): readonly string[] => [
  `create index runs_by_version on runs (account, workflow, (${writtenInside[engine].version}), updated_at, id)`,
  `create index tickets_by_requester on tickets (account, (${writtenInside[engine].requester}) ${bytewise[engine]})`,
];
