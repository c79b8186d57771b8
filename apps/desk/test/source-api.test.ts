import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { type SourceEffect, SourceFaultSchema } from '../src/model/source-fault.ts';
import { gitlabToken, mailgunKey } from '../src/seed/world/seed-world.ts';
import { openDescription } from './_described.ts';
import { sourceServers } from './_source-servers.ts';

/** Descriptions that are not ours to ship; they lie beside the project, or nowhere. */
const folder = fileURLToPath(new URL('../../../../shared/gitlab-oas/', import.meta.url));
const isHere = existsSync(`${folder}gitlab-own.yaml`);
if (!isHere)
  process.stderr.write(`SKIPPED: no ${folder}, so GitLab and Mailgun are not held against their descriptions.\n`);

type Call = [path: string, template: string, status?: number, schema?: string];
/** Every call that look-ups make, by the number, path or name they make it with. */
const calls: Call[] = [
  ['/user', '/user', 200, 'UserWithAdmin'],
  ['/personal_access_tokens/self', '/personal_access_tokens/self'],
  ['/users?search=ana%40initech.example', '/users', 200, 'UserWithAdmin[]'],
  ['/users?search=chiara.russo%40mail.example', '/users', 200, 'UserWithAdmin[]'],
  ['/users?username=bo', '/users', 200, 'UserWithAdmin[]'],
  ['/users?pagination=keyset&order_by=id&sort=asc&per_page=5', '/users', 200, 'UserWithAdmin[]'],
  ['/users/3101', '/users/{id}', 200, 'UserDetailsWithAdmin'],
  ['/users/9', '/users/{id}', 404],
  ['/users/3103/emails', '/users/{id}/emails'],
  ['/users/3105/memberships', '/users/{user_id}/memberships'],
  ['/users/2113/memberships?type=Namespace', '/users/{user_id}/memberships'],
  ['/users/3104/associations_count', '/users/{id}/associations_count'],
  ['/users/2111/support_pin', '/users/{id}/support_pin'],
  ['/users/2113/support_pin', '/users/{id}/support_pin', 404],
  ['/users/2113/events', '/users/{id}/events'],
  ['/users/2113/projects', '/users/{user_id}/projects'],
  ['/users/2107/contributed_projects', '/users/{user_id}/contributed_projects'],
  ['/groups/31', '/groups/{id}'],
  ['/groups/acme%2Ftools', '/groups/{id}'],
  ['/groups/acme%2Fnone', '/groups/{id}', 404],
  ['/projects/acme%2Flegacy-api', '/projects/{id}'],
  ['/projects/acme%2Fold-api', '/projects/{id}', 301],
  ['/groups/31/members', '/groups/{id}/members'],
  ['/projects/951/members', '/projects/{id}/members'],
  ['/groups/acme/members/2113', '/groups/{id}/members/{user_id}'],
  ['/groups/acme/members/2139', '/groups/{id}/members/{user_id}', 404],
  ['/groups/acme/members/all/2139', '/groups/{id}/members/all/{user_id}'],
  ['/projects/951/members/all/2107', '/projects/{id}/members/all/{user_id}'],
  ['/groups/acme/enterprise_users', '/groups/{id}/enterprise_users'],
  ['/namespaces/acme%2Ftools', '/namespaces/{id}'],
  ['/namespaces/31', '/namespaces/{id}'],
  ['/namespaces/bo', '/namespaces/{id}'],
  ['/pages/domains', '/pages/domains'],
  ['/audit_events?entity_type=User&entity_id=3121&pagination=keyset&order_by=id', '/audit_events'],
];

const effects: [effect: SourceEffect, path: string, template: string, status: number][] = [
  ['plain_view', '/users?search=ana%40initech.example', '/users', 200],
  ['plain_view', '/users/3101', '/users/{id}', 200],
  ['plain_view', '/users/3101/emails', '/users/{id}/emails', 403],
  ['plain_view', '/users/3101/memberships', '/users/{user_id}/memberships', 403],
  ['plain_view', '/namespaces/initech', '/namespaces/{id}', 200],
  ['plain_view', '/groups/31', '/groups/{id}', 404],
  ['plain_view', '/pages/domains', '/pages/domains', 403],
  ['plain_view', '/audit_events', '/audit_events', 403],
  ['status_429', '/users?search=x', '/users', 429],
  ['status_401', '/users?search=x', '/users', 401],
];

describe.skipIf(!isHere)('GitLab and Mailgun beside the desk, held against their descriptions', () => {
  const servers = sourceServers();
  const gitlab = isHere ? openDescription(`${folder}gitlab-own.yaml`) : null;
  const mailgun = isHere ? openDescription(`${folder}mailgun-own.yaml`) : null;
  beforeEach(() => servers.setFaults([]));

  it.each(calls)('GET %s', async (path, template, status = 200, schema) => {
    const answer = await servers.ask(`/api/v4${path}`, gitlabToken);
    expect(answer.status).toBe(status);
    expect(gitlab?.problems('GET', template, status, answer.type, answer.body)).toEqual([]);
    if (schema === undefined) return;
    const rows = schema.endsWith('[]') ? z.array(z.unknown()).min(1).parse(answer.body) : [answer.body];
    expect(rows.flatMap((row) => gitlab?.problemsAs(schema.replace('[]', ''), row))).toEqual([]);
  });

  it.each(effects)('%s of GET %s', async (effect, path, template, status) => {
    servers.setFaults([SourceFaultSchema.parse({ id: 'f', server: 'gitlab', effects: [effect], isRepeated: true })]);
    const answer = await servers.ask(`/api/v4${path}`, gitlabToken);
    expect(answer.status).toBe(status);
    expect(gitlab?.problems('GET', template, status, answer.type, answer.body)).toEqual([]);
  });

  it('calls every operation that is described', () => {
    const called = new Set(calls.map(([, template]) => `GET ${template}`));
    expect(gitlab?.templates.filter((template) => !called.has(template))).toEqual([]);
  });

  it('answers GraphQL as described, errors with 200', async () => {
    const query = `query($u: String!){ user(username: $u){ id groupCount projectCount lastActivityOn
      emails{ nodes{ email confirmedAt } } snippets(first: 1){ nodes{ id } } contributedProjects(first: 1){ nodes{ id } } } }`;
    const ask = (text: string) => servers.ask('/api/graphql', gitlabToken, { query: text, variables: { u: 'bo' } });
    const good = await ask(query);
    expect(good.body).toMatchObject({ data: { user: { id: 'gid://gitlab/User/2113', groupCount: 1 } } });
    expect(gitlab?.problemsAs('GraphQLUser', good.body)).toEqual([]);
    const bad = await ask('{ user { nothing } }');
    expect(bad.status).toBe(200);
    expect(bad.body).toHaveProperty('errors.0.message');
    expect(gitlab?.problemsAs('GraphQLUser', bad.body)).toEqual([]);
  });

  it('uses only keys that GitLab’s own document names', async () => {
    const own = namesIn(`${folder}gitlab-v2-trimmed.yaml`);
    for (const [path, template, status = 200] of calls) {
      const known = own.get(`/api/v4${template}`);
      if (!known || status !== 200) continue;
      const { body } = await servers.ask(`/api/v4${path}`, gitlabToken);
      const strange = keysOf(body).filter((key) => !known.has(key));
      expect({ path, strange }).toEqual({ path, strange: [] });
    }
  });

  it('pages Mailgun’s log as described', async () => {
    const page = { duration: '30d', pagination: { sort: 'timestamp:desc', limit: 4 } };
    const first = await servers.logs(mailgunKey, page);
    expect(mailgun?.problems('POST', '/v1/analytics/logs', first.status, first.type, first.body)).toEqual([]);
    const { items, pagination } = LogsSchema.parse(first.body);
    expect(items).toHaveLength(4);
    const second = await servers.logs(mailgunKey, {
      ...page,
      pagination: { ...page.pagination, token: pagination.next },
    });
    expect(LogsSchema.parse(second.body).items.map(({ id }) => id)).not.toContain(items[0]?.id);
    expect((await servers.logs('wrong', {})).status).toBe(401);
  });
});

const LogsSchema = z.object({
  items: z.array(z.object({ id: z.string() })),
  pagination: z.object({ next: z.string().optional() }),
});

function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
}

/** Property names by path that an OpenAPI 2.0 document reaches from its answers. */
function namesIn(file: string): Map<string, Set<string>> {
  const NodeSchema = z.record(z.string(), z.unknown());
  const document = NodeSchema.parse(parse(readFileSync(file, 'utf8')));
  const definitions = NodeSchema.parse(document.definitions);
  function collect(node: unknown, names: Set<string>, seen: Set<string>) {
    if (Array.isArray(node)) for (const inner of node) collect(inner, names, seen);
    if (typeof node !== 'object' || node === null) return;
    for (const [key, inner] of Object.entries(node)) {
      if (key === '$ref' && typeof inner === 'string' && !seen.has(inner)) {
        seen.add(inner);
        collect(definitions[inner.slice('#/definitions/'.length)], names, seen);
      }
      if (key === 'properties') for (const name of Object.keys(NodeSchema.parse(inner))) names.add(name);
      collect(inner, names, seen);
    }
  }
  return new Map(
    Object.entries(NodeSchema.parse(document.paths)).map(([path, operations]) => {
      const names = new Set<string>();
      collect(operations, names, new Set());
      return [path, names];
    }),
  );
}
