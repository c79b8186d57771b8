import { z } from 'zod';
import { type SourceFault, SourceFaultSchema } from '../src/model/source-fault.ts';
import { type World, WorldSchema } from '../src/model/world.ts';
import { below, type Case, type CaseCall, callsOf, rowsOf } from './_case.ts';
import { accountsIn } from './_case-accounts.ts';
import { spacesIn } from './_case-spaces.ts';

export const caseToken = 'reads-a-case';
export const caseKey = 'reads-its-mails';

const reader = {
  id: 7,
  username: 'handrail-reader',
  name: 'Reader',
  email: 'reader@gitlab.example',
  createdAt: '2025-11-03T09:12:00.000Z',
  isAdmin: true,
};

/** GitLab and Mailgun so that they give a case's answers, and what must go wrong for it. */
export function caseWorld(each: Case): { world: World; faults: SourceFault[] } {
  const calls = callsOf(each);
  const { groups } = spacesIn(calls, String);
  const pathOf = (id: number) => groups.find((group) => group.id === id)?.path ?? 'acme';
  const people = accountsIn(calls, pathOf);
  const nameOf = (id: number) => people.find((account) => account.id === id)?.username ?? '';
  const moved = calls.filter(({ status }) => status === 301).map(({ path }) => below(path, 'projects')?.[0] ?? '');
  const spaces = spacesIn(calls, nameOf);
  return {
    faults: faultsIn(calls),
    world: WorldSchema.parse({
      gitlab: {
        webOrigin: 'https://gitlab.example',
        tokens: [{ token: caseToken, username: reader.username, scopes: ['read_api', 'admin_mode'] }],
        accounts: people.some(({ id }) => id === reader.id) ? people : [...people, reader],
        ...spaces,
        ...(moved[0] === undefined
          ? {}
          : { projects: [{ id: 950, path: 'acme/shop', name: 'shop' }], moved: [{ from: moved[0], to: 'acme/shop' }] }),
        auditEvents: calls
          .filter(({ path }) => path === '/audit_events')
          .flatMap(rowsOf)
          .map(auditEventOf),
      },
      mailgun: {
        keys: [{ key: caseKey, region: 'us', domains: domainsIn(calls) }],
        events: calls
          .filter(isLogs)
          .flatMap(rowsOf)
          .flatMap((page) => LogsSchema.parse(page).items.map(mailOf)),
      },
    }),
  };
}

function faultsIn(calls: readonly CaseCall[]): SourceFault[] {
  const on = (path: string, effect: SourceFault['effects'][number], retryAfter = '1') =>
    SourceFaultSchema.parse({
      id: `${effect} ${path}`,
      server: 'gitlab',
      path,
      effects: [effect],
      isRepeated: true,
      retryAfter: Number(retryAfter),
    });
  const found = calls.flatMap(({ path, query, status, headers }) => {
    const at = `/api/v4${path}`;
    if (status === 429) return [on(at, 'status_429', headers['retry-after'])];
    if (status === 403) return [on(at, 'status_403')];
    if (status === 405) return [on(at, 'list_limit')];
    if (status === 502 && query.has('page')) return [on(at, 'cut_list')];
    return headers.link?.includes('elsewhere') ? [on(at, 'foreign_next')] : [];
  });
  const details = calls.filter(({ path }) => /^\/users\/\d+$/.test(path)).flatMap(rowsOf);
  const emails = details.map((row) => z.object({ email: z.string() }).safeParse(row).data?.email);
  return [...found, ...(emails.includes(undefined) ? [on('/', 'plain_view')] : [])];
}

const AuditRowSchema = z.object({
  id: z.number(),
  author_id: z.number(),
  entity_id: z.number(),
  entity_type: z.literal('User'),
  event_name: z.string(),
  details: z.object({ custom_message: z.string(), author_name: z.string(), target_details: z.string() }),
  created_at: z.string(),
});

function auditEventOf(row: unknown) {
  const event = AuditRowSchema.parse(row);
  return {
    id: event.id,
    name: event.event_name,
    author: { id: event.author_id, name: event.details.author_name },
    entityType: event.entity_type,
    entityId: event.entity_id,
    message: event.details.custom_message,
    details: event.details.target_details,
    at: event.created_at,
  };
}

const LogsSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      event: z.enum(['accepted', 'delivered', 'failed']),
      '@timestamp': z.string(),
      domain: z.object({ name: z.string() }),
      recipient: z.string(),
      severity: z.enum(['temporary', 'permanent']).optional(),
      reason: z.string().optional(),
      message: z.object({ headers: z.object({ subject: z.string(), from: z.string().optional() }) }).optional(),
    }),
  ),
});

function mailOf({ '@timestamp': at, domain, message, ...rest }: z.output<typeof LogsSchema>['items'][number]) {
  const { subject = null, from = null } = message?.headers ?? {};
  return { ...rest, at, domain: domain.name, subject, from };
}

const isLogs = ({ path }: CaseCall) => path === '/v1/analytics/logs';

/** Domains that the key may read; one that answers 401 is not among them. */
function domainsIn(calls: readonly CaseCall[]): string[] {
  return calls.filter((call) => isLogs(call) && call.status === 200).map(({ rest }) => rest);
}
