import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { below, type Case, type CaseCall, CaseSchema, callsOf } from './_case.ts';
import { caseKey, caseToken, caseWorld } from './_case-world.ts';
import { day, type Said, sourceServers } from './_source-servers.ts';

/** What the systems answer in each case that a source is judged by. */
const file = fileURLToPath(new URL('../../../../shared/gitlab-oas/cases.json', import.meta.url));
const isHere = existsSync(file);
if (!isHere) process.stderr.write(`SKIPPED: no ${file}, so the cases of sources are not played by the desk.\n`);

const FileSchema = z.object({ cases: z.array(CaseSchema) });
const cases = isHere ? FileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).cases : [];
const isZendesk = (each: Case) => callsOf(each).some(({ path }) => path.startsWith('/api/v2/'));

const userQuery = `query($u: String!) { user(username: $u) { id groupCount projectCount lastActivityOn
  emails { nodes { email confirmedAt } } snippets(first: 1) { nodes { id } } contributedProjects(first: 1) { nodes { id } } } }`;

describe.skipIf(!isHere)('the cases of sources, played by GitLab and Mailgun beside the desk', () => {
  const servers = sourceServers();

  it.each(cases.filter((each) => !isZendesk(each)))('$name', async (each) => {
    const { world, faults } = caseWorld(each);
    servers.setWorld(world);
    servers.setFaults(faults);
    for (const call of callsOf(each)) {
      // Deleted between two calls: the list showed it a moment ago.
      const gone = call.status === 404 ? below(call.path, 'users')?.[0] : undefined;
      const accounts = servers.world.gitlab.accounts.filter(({ id }) => String(id) !== gone);
      servers.setWorld({ ...servers.world, gitlab: { ...servers.world.gitlab, accounts } });
      const answer = await played(call);
      expect(seen(answer, call)).toMatchObject(asTold(call));
      expect(extraOf(answer.body, call.body)).toEqual([]);
    }
  });

  it('are all but the three that Zendesk answers', () => {
    expect(cases.filter((each) => !isZendesk(each))).toHaveLength(cases.length - 3);
  });

  function played({ path, query, rest }: CaseCall): Promise<Said> {
    if (path === '/v1/analytics/logs') {
      const equals = { attribute: 'domain', comparator: '=', values: [{ label: rest, value: rest }] };
      const start = new Date(day.getTime() - 20 * 86_400_000).toUTCString();
      return servers.logs(caseKey, { start, filter: { AND: [equals] }, pagination: { sort: 'timestamp:asc' } });
    }
    if (path === '/api/graphql') {
      const user = servers.world.gitlab.accounts.find(({ id }) => id !== 7);
      return servers.ask(path, caseToken, { query: userQuery, variables: { u: user?.username } });
    }
    return servers.ask(`/api/v4${path}${query.size > 0 ? `?${query.toString()}` : ''}`, caseToken);
  }
});

/** What the stand-in says in its own way, and no source rests on. */
const own = new Set(['enterprise_group_associated_at', 'source_name']);

function seen({ status, headers, body }: Said, call: CaseCall) {
  const link = headers.get('link') ?? '';
  return {
    status,
    retryAfter: headers.get('retry-after'),
    location: headers.get('location')?.replace(/^http:\/\/[^/]+/, '') ?? null,
    next: nextOf(link),
    body: call.status === 200 ? told(body) : typeof body,
  };
}

function asTold({ status, headers, body }: CaseCall) {
  return {
    status,
    retryAfter: headers['retry-after'] ?? null,
    location: headers.location?.replace(/^https:\/\/[^/]+/, '') ?? null,
    next: nextOf(headers.link ?? ''),
    ...(status === 200 ? { body: told(body) } : {}),
  };
}

const nextOf = (link: string): string | null =>
  /<([^>]*)>; rel="next"/.exec(link)?.[1]?.includes('elsewhere')
    ? 'elsewhere'
    : link.includes('rel="next"')
      ? 'here'
      : null;

/** An answer without what no source may rest on: an absent adder is as good as null, rows of addresses have any number. */
function told(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(told);
  if (typeof value !== 'object' || value === null) return value;
  const isAddress = Object.keys(value).length === 3 && 'email' in value && 'confirmed_at' in value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([name, inner]) =>
          !own.has(name) && !(name === 'created_by' && inner === null) && !(isAddress && name === 'id'),
      )
      .map(([name, inner]) => [
        name,
        name.endsWith('@timestamp') ? new Date(String(inner)).toISOString() : told(inner),
      ]),
  );
}

/** Keys of a person that the case leaves out: there a missing one says that the token has no administrator view. */
function extraOf(answer: unknown, wanted: unknown): string[] {
  if (Array.isArray(answer) && Array.isArray(wanted)) {
    return answer.flatMap((entry, index) => extraOf(entry, wanted[index]));
  }
  if (!isPerson(answer) || !isPerson(wanted)) return [];
  return Object.keys(answer).filter((name) => !(name in wanted));
}

const isPerson = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && 'username' in value && !('access_level' in value);
