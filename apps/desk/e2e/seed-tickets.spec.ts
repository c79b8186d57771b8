import { z } from 'zod';
import { seedTickets } from '../src/seed/seed-tickets.ts';
import { expect, test } from './_desk.ts';
import type { Servers } from './_servers.ts';

/** The workflow that fits each seed ticket best, in their order; null where none fits. */
const expected = [
  ['email_release', 6],
  ['project_group_change', 2],
  ['account_access', 2],
  ['enterprise_email_owner', 2],
  ['enterprise_email_user', 2],
  ['troubleshooting_permission', 2],
  ['portal_signin', 2],
  [null, 1],
  ['email_release', 1],
] as const;

const LaunchSchema = z.object({ action: z.url(), token: z.string() });
const SessionSchema = z.object({ session: z.object({ token: z.string() }) });
const OpenedSchema = z.object({
  match: z.object({ candidates: z.array(z.object({ workflow: z.object({ id: z.string() }) })) }),
});

test('every ticket the desk starts with finds the workflow that fits it', async ({ servers }) => {
  const session = await signIn(servers);
  const found: (string | null)[] = [];
  for (const [index, { subject, requester, text, channel = 'email' }] of seedTickets.entries()) {
    const status = 'new';
    const rest = { status, tags: [], form: null, externalId: null, channel, comments: [] };
    const answer = await fetch(`${servers.rulesUrl}/v1/tickets/${101 + index}/open`, {
      method: 'POST',
      headers: { authorization: `Bearer ${session}`, 'content-type': 'application/json' },
      body: JSON.stringify({ snapshot: { id: 101 + index, subject, description: text, requester, ...rest } }),
    });
    const { match } = OpenedSchema.parse(await answer.json());
    found.push(match.candidates[0]?.workflow.id ?? null);
  }
  expect(found).toEqual(expected.flatMap(([workflow, count]) => Array.from({ length: count }, () => workflow)));
});

/** A launch as the page does it, for its session. */
async function signIn({ deskUrl }: Servers): Promise<string> {
  const launch = await fetch(`${deskUrl}/desk/launch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userId: 9001, location: 'ticket_sidebar' }),
  });
  const { action, token } = LaunchSchema.parse(await launch.json());
  const address = `${action}?origin=${encodeURIComponent(deskUrl)}&app_guid=seed`;
  const page = await fetch(address, { method: 'POST', body: new URLSearchParams({ token }) });
  const json = /id="handrail-launch"[^>]*>(.*?)<\/script>/s.exec(await page.text())?.[1] ?? '{}';
  return SessionSchema.parse(JSON.parse(json)).session.token;
}
