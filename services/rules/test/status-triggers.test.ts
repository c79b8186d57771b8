import { expect, test } from 'vitest';
import { statusTriggers } from '../src/connect/status-triggers.ts';
import { startApp } from './_app.ts';
import { callerOf, ticket } from './_ticket.ts';
import { deliver } from './_webhook.ts';

/** What Zendesk makes of a trigger's body. */
function filled(status: string, ticketId: number, at: string): string {
  const trigger = statusTriggers('hook').find(({ title }) => title.endsWith(status));
  const [, body] = trigger?.actions[0]?.value ?? [];
  return (body ?? '')
    .replaceAll('{{ticket.id}}', String(ticketId))
    .replaceAll('{{ticket.updated_at_with_timestamp}}', at);
}

test('what a trigger sends is heard like Zendesk’s own event, and once', async () => {
  const service = await startApp();
  const caller = callerOf(service, await service.signIn());
  await caller.open(ticket({ id: 7 }));
  const told = filled('solved', 7, '2026-11-23T12:00:00Z');
  expect((await deliver(service, told)).json()).toEqual({ recorded: 1 });
  expect((await deliver(service, told)).json()).toEqual({ recorded: 0 });
  expect(await caller.list('?ticketId=7')).toMatchObject([
    { flags: expect.arrayContaining(['solved_with_open_gates']) },
  ]);
  await service.close();
});
