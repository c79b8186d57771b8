import type { SourceKey } from '@handrail/contract';
import type { Answer } from './_answering-server.ts';
import { proofAnswers } from './_case-answers.ts';

/** A person whose old account holds the wanted address: every answer is there, and so is every true value. */
const account = {
  id: 4101,
  username: 'dana-old',
  name: 'Dana Ferro',
  state: 'active',
  email: 'dana@ferro.example',
  confirmed_at: null,
  created_at: '2025-11-03T09:12:00.000Z',
  last_sign_in_at: null,
  current_sign_in_at: '2026-11-20T10:00:05.000Z',
  enterprise_group_id: null,
  identities: [],
};
const requester = { ...account, id: 5202, username: 'dferro', email: 'dana.ferro@mail.example' };
const details = { sign_in_count: 1 };
const row = (body: unknown): Answer => ({ status: 200, body });
export const world: Record<string, Answer> = {
  ...proofAnswers,
  'GET /users?search=dana@ferro.example': row([account]),
  'GET /users?search=dana+release@ferro.example': row([]),
  'GET /users?search=dana.ferro@mail.example': row([requester]),
  'GET /users/4101': row({ ...account, ...details }),
  'GET /users/5202': row({ ...requester, ...details }),
  'GET /users/4101/emails': row([]),
  'GET /users/5202/emails': row([]),
  'GET /users/4101/memberships': row([{ source_id: 31, source_type: 'Namespace', access_level: 30 }]),
  'GET /users/4101/memberships?type=Namespace': row([{ source_id: 31, source_type: 'Namespace', access_level: 30 }]),
  'GET /users/5202/memberships?type=Namespace': row([{ source_id: 32, source_type: 'Namespace', access_level: 50 }]),
  'GET /users/5202/memberships?type=Project': row([]),
  'GET /namespaces/32': row({ id: 32, kind: 'group', full_path: 'acme/web', plan: 'free', trial: false }),
  'GET /namespaces/acme': row({ id: 31, kind: 'group', full_path: 'acme', plan: 'premium', trial: false }),
  'GET /users/4101/associations_count': row({
    groups_count: 0,
    projects_count: 0,
    issues_count: 1,
    merge_requests_count: 0,
  }),
  'GET /users/4101/events': row([{ action_name: 'opened' }]),
  'GET /users/4101/projects': row([]),
  'GET /users/4101/contributed_projects': row([]),
  'GET /audit_events?entity_type=User&entity_id=4101': row([]),
  'POST /api/graphql': row({ data: { user: { groupCount: 0, projectCount: 0, snippets: { nodes: [] } } } }),
};
export const truth: Partial<Record<SourceKey, unknown>> = {
  'gitlab.other.found': 'elsewhere',
  'gitlab.other.username': 'dana-old',
  'gitlab.other.kind': 'primary',
  'gitlab.other.confirmed': false,
  'gitlab.other.signed_in': 'by_user',
  'gitlab.other.memberships': true,
  'gitlab.other.has_data': true,
  'gitlab.other.activity': 'some',
  'gitlab.requester.plan': 'paid',
};
// The keys of this record are the source's own.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
export const keys = Object.keys(truth) as SourceKey[];
export const given = { 'address.wanted': 'dana@ferro.example', 'ticket.requester.email': 'dana.ferro@mail.example' };

/** What a token without admin mode gets: short rows, empty lists, refusals. */
export function plain(call: string, answer: Answer): Answer {
  // Lists come back empty: harsher than GitLab, which refuses some of them.
  const administrators = /\/(emails|associations_count|audit_events)/;
  if (administrators.test(call)) return { status: 403, body: { message: '403 Forbidden' } };
  if (call.startsWith('GET /users?search=') || Array.isArray(answer.body)) return row([]);
  if (/^GET \/users\/\d+$/.test(call))
    return row({ id: Number(call.split('/').at(-1)), username: 'x', state: 'active' });
  if (call.startsWith('GET /namespaces')) return { status: 404, body: { message: '404' } };
  if (call === 'POST /api/graphql') {
    return row({ data: { user: { groupCount: null, projectCount: null, snippets: { nodes: [] } } } });
  }
  return answer;
}
