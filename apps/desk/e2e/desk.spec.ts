import { expect, test } from './_desk.ts';

test('a ticket is answered, and is still there after the page is loaded again', async ({ desk }) => {
  const id = await desk.newTicket();
  await desk.openTicket(id);
  await desk.composer.fill('We are looking into it.');
  await desk.submitAs('Pending');
  await expect(desk.notices).toContainText(`Ticket #${id} is saved`);
  await expect(desk.fields).toContainText('Pending');
  await expect(desk.composer).toHaveText('');

  await desk.page.reload();
  await expect(desk.ticket.getByRole('list', { name: 'Conversation' })).toContainText('We are looking into it.');
  expect(await desk.saved(id)).toMatchObject({ status: 'pending', comments: [{}, { public: true }] });
});
