import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountsOf, parseAccounts } from '../src/accounts.ts';
import { newZendesk } from './_app.ts';
import { type Answer, answeringServer } from './sources/_answering-server.ts';

/** A Zendesk that says who may see what; change its parts and it says so. */
export async function zendeskWithRights() {
  const people: Record<
    string,
    { restriction?: string | null; organization?: number; groups: number[]; role?: string; suspended?: boolean }
  > = {
    9001: { groups: [301] },
  };
  const tickets: Record<string, { group: number | null; organization: number | null; assignee: number | null }> = {};
  let isAway = false;
  const server = await answeringServer(({ method, url }): Answer => {
    if (isAway) return { status: 503 };
    const [, kind, id = '', more] = /^\/api\/v2\/(users|tickets)\/(\d+)(\/group_memberships)?$/.exec(url) ?? [];
    if (method === 'POST') return { status: 200, body: { access_token: 'token', expires_in: 3600 } };
    const person = people[id];
    if (kind === 'users' && person && more) {
      return { status: 200, body: { group_memberships: person.groups.map((group) => ({ group_id: group })) } };
    }
    if (kind === 'users' && person) {
      const { role = 'agent', suspended = false, restriction = null, organization = null } = person;
      return {
        status: 200,
        body: { user: { role, suspended, ticket_restriction: restriction, organization_id: organization } },
      };
    }
    const ticket = tickets[id];
    if (kind !== 'tickets' || !ticket) return { status: 404, body: {} };
    const { group, organization, assignee } = ticket;
    return { status: 200, body: { ticket: { group_id: group, organization_id: organization, assignee_id: assignee } } };
  });
  const secret = join(mkdtempSync(join(tmpdir(), 'handrail-rights-')), 'secret');
  writeFileSync(secret, 'a-secret-of-the-client');
  const { entry } = await newZendesk('desk');
  const sources = { zendesk: { url: server.origin, client: { id: 'handrail', secret: { file: secret } } } };
  return {
    people,
    tickets,
    server,
    away: (isNow: boolean) => void (isAway = isNow),
    accounts: (access: object) => accountsOf(parseAccounts({ accounts: [{ ...entry, sources, access }] })),
  };
}
