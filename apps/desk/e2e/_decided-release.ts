import { ApiAgent } from './_api-agent.ts';
import { type Desk, expect } from './_desk.ts';
import { fact } from './_run-record.ts';

const clock = new URL('_past-clock.mjs', import.meta.url).href;
/** In days. What was looked up then is looked at once more before a step that cannot be undone. */
const halfAnHour = 1 / 48;
export const release = "Put +release into the account's address";

/** A ticket whose release was decided so long ago, by what GitLab said then. */
export async function decidedRelease(desk: Desk, daysAgo = halfAnHour): Promise<number> {
  const ticket = {
    subject: 'Email has already been taken',
    text: 'I want to add ana@initech.example to my account, but GitLab says that the email has already been taken.',
    requester: { name: 'Ana Lopes', email: 'ana.lopes@example.com' },
  };
  const id = await desk.newTicket(ticket);
  await desk.servers.stopService('SIGKILL');
  await desk.servers.startService(undefined, {
    NODE_OPTIONS: `--import=${clock}`,
    PAST_DAYS: String(daysAgo),
  });
  const ana = await ApiAgent.launch(desk.servers, 9001, new Date(Date.now() - daysAgo * 86_400_000));
  const run = await ana.open({ id, ...ticket });
  if (!run) throw new Error('No workflow fits the ticket');
  await expect
    .poll(async () => (await ana.record(run, [])).outcome?.id, { timeout: 20_000 })
    .toBe('await_reply_from_address');
  const decided = await ana.record(run, [
    { type: 'step_done', step: 'ask-reply' },
    fact('reply.from', 'ana@initech.example', 'customer'),
  ]);
  expect(decided.outcome?.id).toBe('release');
  await desk.servers.stopService();
  await desk.servers.startService();
  return id;
}
