import type { Answer, Asked } from './_answering-server.ts';

/** Query values that say nothing about what is asked for: paging, and details that the cases leave out. */
const silent = new Set([
  'per_page',
  'pagination',
  'order_by',
  'sort',
  'created_after',
  'created_before',
  'with_projects',
  'simple',
  'include',
  'page[size]',
]);

/** A call in the form in which the cases name it: `GET /users?search=dana@ferro.example`. */
export function callName({ method, url, body }: Asked): string {
  const [path = '', search = ''] = url.split('?');
  const values = [...new URLSearchParams(search)].filter(([name]) => !silent.has(name));
  const query = values.length === 0 ? '' : `?${values.map(([name, value]) => `${name}=${value}`).join('&')}`;
  const short = path.replace(/^\/api\/v4/, '');
  if (!path.startsWith('/v1/analytics')) return `${method} ${short}${query}`;
  const asked: { filter?: { AND: { attribute: string; values: { value: string }[] }[] } } = JSON.parse(body);
  const domain = asked.filter?.AND.find(({ attribute }) => attribute === 'domain')?.values[0]?.value;
  return `${method} ${short} ${domain ?? ''}`.trim();
}

const reader = (isAdmin: boolean) => ({
  id: 7,
  username: 'handrail-reader',
  name: 'Reader',
  state: 'active',
  ...(isAdmin
    ? {
        email: 'reader@gitlab.example',
        confirmed_at: '2024-01-01T00:00:00.000Z',
        last_sign_in_at: null,
        current_sign_in_at: null,
        created_at: '2024-01-01T00:00:00.000Z',
        sign_in_count: 0,
        is_admin: true,
      }
    : {}),
});

/** What a token of an administrator in admin mode proves itself by. */
export const proofAnswers: Record<string, Answer> = {
  'GET /personal_access_tokens/self': {
    status: 200,
    body: { scopes: ['read_api', 'admin_mode'], active: true, expires_at: '2027-01-01' },
  },
  'GET /user': { status: 200, body: reader(true) },
  'GET /users/7': { status: 200, body: reader(true) },
  'GET /users?search=reader@gitlab.example': { status: 200, body: [reader(true)] },
  'POST /oauth/tokens': { status: 200, body: { access_token: 'zendesk-access-token', expires_in: 1800 } },
};
