import type { FastifyInstance } from 'fastify';
import { buildSchema, graphql } from 'graphql';
import { z } from 'zod';
import type { GitLabAccount } from '../model/gitlab-account.ts';
import type { GitLabWorld } from '../model/gitlab-world.ts';
import { addressRows } from './address-rows.ts';
import { type GitLab, type View, viewOf } from './gitlab.ts';
import { countsOf } from './membership-rows.ts';
import { isShown, projectJson } from './space-json.ts';

/** The part of GitLab's schema that look-ups ask for. */
const schema = buildSchema(`
  scalar Time
  scalar Date
  type Query { currentUser: User user(id: ID, username: String): User }
  type User {
    id: ID!
    username: String!
    groupCount: Int
    projectCount: Int
    lastActivityOn: Date
    emails(first: Int, after: String): EmailConnection
    snippets(first: Int, after: String): SnippetConnection
    contributedProjects(first: Int, after: String): ProjectConnection
  }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type EmailConnection { nodes: [Email!] pageInfo: PageInfo! }
  type Email { id: ID! email: String! confirmedAt: Time createdAt: Time }
  type SnippetConnection { nodes: [Snippet!] pageInfo: PageInfo! }
  type Snippet { id: ID! title: String! }
  type ProjectConnection { nodes: [Project!] pageInfo: PageInfo! }
  type Project { id: ID! fullPath: ID! }
`);

const BodySchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

/** Errors of a query come with 200, as GitLab sends them. */
export function graphqlRoute(app: FastifyInstance, gitlab: GitLab) {
  app.post('/api/graphql', async (request, reply) => {
    const parsed = BodySchema.safeParse(request.body);
    if (!parsed.success) return reply.code(200).send({ errors: [{ message: 'No query string was present' }] });
    if (gitlab.effectOf(request) === 'graphql_error') {
      return { errors: [{ message: 'Timeout on validation of query' }], data: null };
    }
    const { query, variables, operationName } = parsed.data;
    const view = viewOf(gitlab, request);
    return graphql({
      schema,
      source: query,
      variableValues: variables ?? null,
      operationName: operationName ?? null,
      rootValue: {
        user: ({ id, username }: { id?: string; username?: string }) => {
          const found = gitlab.world.accounts.find((account) =>
            username === undefined ? globalId('User', account.id) === id : account.username === username,
          );
          return found ? userOf(found, gitlab.world, view) : null;
        },
      },
    });
  });
}

const globalId = (type: string, id: number) => `gid://gitlab/${type}/${id}`;

interface PageArguments {
  first?: number;
  after?: string;
}

function userOf(account: GitLabAccount, world: GitLabWorld, view: View) {
  const counts = countsOf(world, account);
  const isPlain = view === 'plain';
  const snippets = Array.from({ length: account.snippets }, (_, index) => ({
    id: globalId('PersonalSnippet', account.id * 10 + index),
    title: `Snippet ${index + 1}`,
  }));
  const contributed = world.projects.filter(
    (project) => account.contributions.includes(project.path) && isShown(project, view),
  );
  return {
    id: globalId('User', account.id),
    username: account.username,
    groupCount: isPlain ? null : counts.groups_count,
    projectCount: isPlain ? null : counts.projects_count,
    lastActivityOn: isPlain ? null : account.lastActivityOn,
    emails: (page: PageArguments) => (isPlain ? null : connection(addressRows(account).map(emailOf), page)),
    snippets: (page: PageArguments) => connection(account.isPrivate && isPlain ? [] : snippets, page),
    contributedProjects: (page: PageArguments) =>
      connection(
        contributed.map((project) => ({
          id: globalId('Project', project.id),
          fullPath: projectJson(project, world).path_with_namespace,
        })),
        page,
      ),
  };
}

function emailOf({ id, email, confirmed_at: confirmedAt }: ReturnType<typeof addressRows>[number]) {
  return { id: globalId('Email', id), email, confirmedAt, createdAt: confirmedAt };
}

function connection<N extends { id: string }>(nodes: readonly N[], { first = 100, after }: PageArguments) {
  const start = after === undefined ? 0 : nodes.findIndex(({ id }) => id === after) + 1;
  const page = nodes.slice(start, start + first);
  return {
    nodes: page,
    pageInfo: { hasNextPage: start + first < nodes.length, endCursor: page.at(-1)?.id ?? null },
  };
}
