import type { Answer } from './_answering-server.ts';
import { proofAnswers } from './_case-answers.ts';

const basic = {
  name: 'Dana Ferro',
  state: 'active',
  confirmed_at: null as string | null,
  created_at: '2025-11-03T09:12:00.000Z',
  last_sign_in_at: null,
  current_sign_in_at: null as string | null,
  enterprise_group_id: null,
  identities: [],
};

/** What GitLab knows of an account nobody ever used, which holds the wanted address, and of the paying requester. */
export function unusedAccount(): {
  answers: Record<string, Answer>;
  account: typeof basic & { sign_in_count: number };
} {
  const account = { ...basic, id: 4101, username: 'dana-old', email: 'dana@ferro.example', sign_in_count: 0 };
  const requester = { ...basic, id: 5202, username: 'dferro', email: 'dana.ferro@mail.example', sign_in_count: 9 };
  const row = (body: unknown): Answer => ({ status: 200, body });
  const answers: Record<string, Answer> = {
    ...proofAnswers,
    'GET /users?search=dana@ferro.example': row([account]),
    'GET /users?search=dana+release@ferro.example': row([]),
    'GET /users?search=dana.ferro@mail.example': row([requester]),
    'GET /users/4101': row(account),
    'GET /users/5202': row(requester),
    'GET /users/4101/memberships': row([]),
    'GET /users/5202/memberships?type=Namespace': row([{ source_id: 31, source_type: 'Namespace', access_level: 50 }]),
    'GET /users/5202/memberships?type=Project': row([]),
    'GET /namespaces/31': row({ id: 31, kind: 'group', full_path: 'acme', plan: 'premium', trial: false }),
    'GET /users/4101/associations_count': row({
      groups_count: 0,
      projects_count: 0,
      issues_count: 0,
      merge_requests_count: 0,
    }),
    'GET /users/4101/events': row([]),
    'GET /users/4101/projects': row([]),
    'GET /users/4101/contributed_projects': row([]),
    'GET /audit_events?entity_type=User&entity_id=4101': row([]),
    'POST /api/graphql': row({ data: { user: { groupCount: 0, projectCount: 0, snippets: { nodes: [] } } } }),
  };
  return { answers, account };
}
