import { expect, test } from './_desk.ts';
import { ownersToAsk } from './_group-owners.ts';

test('each chosen owner gets one ticket, although answers get lost, and their own reply counts', async ({ desk }) => {
  test.slow();
  desk.console.allow(/status of (429|5\d\d)/, /Failed to load resource/);
  const id = await ownersToAsk(desk);
  const { sidebar, dialog } = desk;
  await sidebar.getByRole('button', { name: 'Review and write to the owners' }).click();
  await expect(dialog.getByRole('heading', { name: 'Write to 2 owners' })).toBeVisible();
  await expect(dialog.locator('[data-owner="ida"]')).toContainText('ida@acme.example');
  await expect(dialog.getByText('Each owner gets a ticket of their own, set to On-hold')).toBeVisible();

  // The first answer is lost after Zendesk made the ticket, the second request is turned away.
  await desk.faults({
    http: [
      {
        id: 'create',
        method: 'POST',
        path: '/api/v2/tickets',
        effects: ['lost_answer', 'status_429', 'ok'],
        retryAfter: 1,
      },
    ],
  });
  await dialog.getByRole('button', { name: 'Write to 2 owners' }).click();
  await expect(dialog.getByText('2 owners were written to.')).toBeVisible({ timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Close' }).click();

  const written = [...(await desk.ticketsFor('ida@acme.example')), ...(await desk.ticketsFor('jo@acme.example'))];
  expect(written.map(({ externalId }) => externalId?.split(':').at(-1))).toEqual(['ida', 'jo']);
  for (const ticket of written) {
    expect(ticket).toMatchObject({ status: 'hold', comments: [{ public: true }, { public: false }] });
    expect(JSON.stringify(ticket.comments[1])).toContain(String(id));
  }
  await expect(sidebar.getByTestId('verdict')).toHaveText("Wait for an owner's permission");

  const ida = written.find(({ externalId }) => externalId?.endsWith(':ida'));
  if (!ida) throw new Error('Ida was not written to');
  await desk.reply(ida.id, { from: 'ida@acme.example', text: 'Yes, go ahead.' });
  const ben = await desk.seat(9003);
  await ben.openTicket(ida.id);
  await expect(ben.sidebar.getByRole('heading', { name: 'Permission of ida' })).toBeVisible();
  await ben.sidebar.getByRole('button', { name: 'Yes, given' }).click();
  await expect(ben.sidebar.getByText('Permission given')).toBeVisible();
  // The page of the requester's ticket hears of it by itself.
  await expect(sidebar.getByTestId('verdict')).not.toHaveText("Wait for an owner's permission");
});
