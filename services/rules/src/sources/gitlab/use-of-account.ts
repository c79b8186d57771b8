import { type Finding, propose, record, unknown } from '../finding.ts';
import { gitlabIn, type Reading } from '../reading.ts';
import { Unreadable } from '../unreadable.ts';
import type { User } from './endpoints.ts';
import { userCountsQuery } from './endpoints.ts';
import { detailsOf, type Gitlab, requireViewStill, shown } from './gitlab.ts';
import { accountLink, heldAccount } from './held-account.ts';

/** Rows of a list about a user; no list is no user. */
async function rowsOf<N extends 'memberships' | 'events' | 'userProjects' | 'contributed'>(
  gitlab: Gitlab,
  name: N,
  user: User,
  query: Record<string, string> = {},
) {
  const rows = await gitlab.client.rows(name, { params: { id: user.id }, query });
  if (rows !== null) return rows;
  gitlab.gone.add(user.id);
  throw new Unreadable('account_gone');
}

async function countsOf(gitlab: Gitlab, user: User) {
  const counts = await gitlab.client.read('counts', { params: { id: user.id } });
  if (counts) return counts;
  gitlab.gone.add(user.id);
  throw new Unreadable('account_gone');
}

/** What GitLab counts only in GraphQL, where errors come with 200 and null means not allowed. */
async function graphCountsOf(gitlab: Gitlab, user: User) {
  const body = { query: userCountsQuery, variables: { u: user.username } };
  const answer = await gitlab.client.read('userCounts', { body });
  const counts = answer?.data?.user;
  if (!counts || (answer.errors?.length ?? 0) > 0) throw new Unreadable('forbidden');
  const { groupCount: groups, projectCount: projects, snippets } = counts;
  if (typeof groups !== 'number' || typeof projects !== 'number' || !snippets) throw new Unreadable('forbidden');
  return { groups, projects, snippets: snippets.nodes.length };
}

/** True as soon as one source says so; false only when every one was read to its end and says no. */
async function anyOf(checks: readonly Promise<boolean>[]): Promise<boolean> {
  const settled = await Promise.allSettled(checks);
  if (settled.some((check) => check.status === 'fulfilled' && check.value)) return true;
  const failed = settled.find((check) => check.status === 'rejected');
  if (failed) throw failed.reason;
  return false;
}

const told = (reading: Reading, user: User) => ({ link: accountLink(reading, user.username), account: user.id });

export async function readMemberships(reading: Reading): Promise<Finding> {
  const gitlab = gitlabIn(reading);
  const { user } = await heldAccount(reading);
  if ((await rowsOf(gitlab, 'memberships', user)).length === 0) {
    await requireViewStill(gitlab, user.id);
    return record(false, told(reading, user));
  }
  for (const type of ['Namespace', 'Project']) {
    if ((await rowsOf(gitlab, 'memberships', user, { type })).length > 0) return record(true, told(reading, user));
  }
  return unknown('only_pending_request');
}

export async function readHasData(reading: Reading): Promise<Finding> {
  const gitlab = gitlabIn(reading);
  const { user } = await heldAccount(reading);
  const hasData = await anyOf([
    rowsOf(gitlab, 'userProjects', user, { simple: 'true' }).then((rows) => rows.length > 0),
    countsOf(gitlab, user).then((counts) => Object.values(counts).some((count) => count > 0)),
    graphCountsOf(gitlab, user).then((counts) => Object.values(counts).some((count) => count > 0)),
  ]);
  if (!hasData) await requireViewStill(gitlab, user.id);
  return record(hasData, told(reading, user));
}

/** Events about coming and going, which are no contribution. */
const comings = new Set(['joined', 'left', 'expired', 'removed due to membership expiration']);
const eventsKept = 3;

export async function readActivity(reading: Reading): Promise<Finding> {
  const gitlab = gitlabIn(reading);
  const { user } = await heldAccount(reading);
  const events = rowsOf(gitlab, 'events', user);
  const isActive = await anyOf([
    events.then((rows) => rows.some(({ action_name }) => !comings.has(action_name))),
    rowsOf(gitlab, 'contributed', user, { simple: 'true' }).then((rows) => rows.length > 0),
    countsOf(gitlab, user).then((counts) => counts.issues_count + counts.merge_requests_count > 0),
    graphCountsOf(gitlab, user).then(({ snippets }) => snippets > 0),
  ]);
  const link = gitlab.page(`users/${encodeURIComponent(user.username)}/activity`);
  if (isActive) return record('some', { link, account: user.id });
  const created = Date.parse(shown((await detailsOf(gitlab, user.id)).created_at));
  const horizon = new Date(reading.now);
  horizon.setUTCFullYear(horizon.getUTCFullYear() - eventsKept);
  if (!(created > horizon.getTime())) return unknown('events_purged');
  await requireViewStill(gitlab, user.id);
  const rows = await events;
  if (rows.length === 0) return record('none', { link, account: user.id });
  const says = [...new Set(rows.map(({ action_name }) => action_name))].join(', ');
  return propose('none', 'only_joined_or_left', says, { link, account: user.id });
}
