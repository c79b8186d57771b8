import { RunFlagSchema } from '@handrail/contract';
import { narrowestIndex } from './narrowest-index.ts';
import {
  columnsOf,
  countNeedsQuery,
  countsQuery,
  erasableQuery,
  insertOf,
  listQuery,
  mistakenQuery,
  needsQuery,
  type Query,
  query,
  toldQuery,
} from './queries.ts';
import { countFromRow, eventFromRow, ownerTicketFromRow, type Row, summaryFromText } from './rows.ts';
import type { Store } from './store.ts';

type Shared = Omit<
  Store,
  | 'kind'
  | 'append'
  | 'load'
  | 'project'
  | 'erase'
  | 'watch'
  | 'endSession'
  | 'runsNaming'
  | 'endSessionsOf'
  | 'rows'
  | 'fill'
  | 'recount'
  | 'chains'
  | 'close'
>;

/** The part of the contract where one SQL text serves both engines well. */
export function sharedStore(engine: Store['kind'], all: (query: Query) => Promise<Row[]>): Shared {
  const one = async (asked: Query) => (await all(asked))[0] ?? null;
  const ids = async (asked: Query) => (await all(asked)).map((row) => String(row.id));
  return {
    runsOfTicket: (account, ticketId) =>
      ids(query('select id from runs where account = ? and ticket_id = ? order by id', account, ticketId)),
    async findRun(account, ticketId, workflow, subjectKey) {
      const row = await one(
        query(
          'select id from runs where account = ? and ticket_id = ? and workflow = ? and subject_key = ?',
          account,
          ticketId,
          workflow,
          subjectKey,
        ),
      );
      return row ? String(row.id) : null;
    },
    async eventsAfter(account, runId, seq) {
      const rows = await all(
        query(
          `select ${columnsOf('events')} from events where account = ? and run_id = ? and seq > ? order by seq`,
          account,
          runId,
          seq,
        ),
      );
      if (rows.length > 0) return rows.map(eventFromRow);
      return (await one(query('select id from runs where account = ? and id = ?', account, runId))) && [];
    },
    async list(account, filter, after, limit, now) {
      const through = engine === 'sqlite' ? await narrowestIndex(account, filter, all) : null;
      const rows = await all(listQuery(account, filter, after, limit, { now, engine, through }));
      return rows.map((row) => summaryFromText(row.summary));
    },
    async needs(account, flag, limit, now) {
      const rows = await all(needsQuery(account, flag, limit, { now, engine }));
      return rows.map((row) => summaryFromText(row.summary));
    },
    async mistaken(account, workflow, limit) {
      const rows = await all(mistakenQuery(account, workflow, limit, engine));
      return rows.map((row) => summaryFromText(row.summary));
    },
    async countNeeds(account, most, now) {
      const rows = await all(countNeedsQuery(account, most, { now, engine }));
      const counts = rows.map((row) => [RunFlagSchema.parse(row.flag), Number(row.number)] as const);
      return new Map(counts.filter(([, number]) => number > 0));
    },
    async counts(account, asked) {
      return (await all(countsQuery(account, asked))).map(countFromRow);
    },
    async changedSince(account, since, limit) {
      const rows = await all(
        query(
          `select id, seq, updated_at from runs where account = ? and updated_at >= ?
           order by account, updated_at, id limit ?`,
          account,
          since,
          limit,
        ),
      );
      return rows.map((row) => ({ runId: String(row.id), seq: Number(row.seq), at: Number(row.updated_at) }));
    },
    async saveTicket(account, ticket, now) {
      const row = { account, ticket_id: ticket.id, context: JSON.stringify(ticket), updated_at: now };
      await all(insertOf('tickets', row, 'replace'));
    },
    toldOnTicket: async (account, ticketId) => (await all(toldQuery(account, ticketId, engine))).map(eventFromRow),
    async findOwnerTicket(account, { ticketId, externalId }) {
      const row = await one(
        query(
          `select ${columnsOf('owner_tickets')} from owner_tickets where account = ? and (owner_ticket_id = ? or external_id = ?)
           order by owner_ticket_id is null limit 1`,
          account,
          ticketId,
          externalId ?? '',
        ),
      );
      return row && ownerTicketFromRow(row);
    },
    async saveVersion(account, { workflow, version, source }, now) {
      await all(insertOf('versions', { account, workflow, version, source, saved_at: now }, 'ignore'));
    },
    async loadVersion(account, workflow, version) {
      const row = await one(
        query(
          'select source from versions where account = ? and workflow = ? and version = ?',
          account,
          workflow,
          version,
        ),
      );
      return row ? String(row.source) : null;
    },
    async versions(account, workflow, limit) {
      const rows = await all(
        query(
          'select version, saved_at from versions where account = ? and workflow = ? order by saved_at desc, version limit ?',
          account,
          workflow,
          limit,
        ),
      );
      return rows.map((row) => ({ version: String(row.version), savedAt: Number(row.saved_at) }));
    },
    async useLaunch(account, jti, expiresAt) {
      const rows = await all(insertOf('launches', { account, jti, expires_at: expiresAt }, 'ignore'));
      return rows.length === 1;
    },
    async saveSession(account, { id, user, role, expiresAt }) {
      const row = { account, id, user_id: user, role, expires_at: expiresAt, ended: 0 };
      const { sql, values } = insertOf('sessions', row);
      // Never brings an ended session back.
      await all({
        sql: `${sql} on conflict (account, id) do update set expires_at = excluded.expires_at, role = excluded.role`,
        values,
      });
    },
    async isSessionLive(account, sessionId, now) {
      const row = await one(
        query(
          'select id from sessions where account = ? and id = ? and ended = 0 and expires_at > ?',
          account,
          sessionId,
          now,
        ),
      );
      return row !== null;
    },
    erasable: (account, before, limit) => ids(erasableQuery(account, before, limit, engine)),
    async sweep(now) {
      await all(query('delete from launches where expires_at < ?', now));
      await all(query('delete from sessions where expires_at < ?', now));
    },
    async ping() {
      await all(query('select 1 as one'));
    },
  };
}
