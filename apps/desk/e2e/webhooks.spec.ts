import { type Desk, expect, test } from './_desk.ts';
import { ownersToAsk } from './_group-owners.ts';
import { eligibleRelease } from './_release.ts';

/** Saves a ticket as a bulk change, an automation or another app does: no page and no save hook is asked. */
async function saveElsewhere(desk: Desk, id: number, fields: object): Promise<void> {
  const answered = await fetch(`${desk.servers.deskUrl}/api/v2/tickets/${id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'x-desk-user': '9003' },
    body: JSON.stringify({ ticket: fields }),
  });
  expect(answered.status).toBe(200);
}

test('a ticket that was solved past the save hook shows to the lead, until it is opened again', async ({ desk }) => {
  const id = await eligibleRelease(desk);
  const lea = await desk.seat(9002);
  await lea.openAllRuns();
  const row = lea.leadPage.getByRole('row').filter({ hasText: `Ticket ${id}` });
  await expect(row).toBeVisible();
  await expect(row).not.toContainText('Solved with open steps');
  await saveElsewhere(desk, id, { status: 'solved' });
  await expect(row).toContainText('Solved with open steps');
  const filter = lea.leadPage.getByLabel('Reason');
  await filter.selectOption('solved_with_open_gates');
  await expect(row).toBeVisible();
  await filter.selectOption('');
  await saveElsewhere(desk, id, { status: 'open' });
  await expect(row).not.toContainText('Solved with open steps');

  // What the service noted meanwhile takes no click from the agent.
  await desk.sidebar.getByRole('button', { name: 'Mark as sent' }).click();
  await expect(desk.sidebar.getByRole('button', { name: 'Mark as sent' })).toBeHidden();
  await expect(desk.sidebar.getByText('Someone else changed this first')).toHaveCount(0);
});

test("an owner's own reply shows on the run that asked, a copied person's does not", async ({ desk }) => {
  test.slow();
  const id = await ownersToAsk(desk);
  await desk.openTicket(id);
  const { sidebar, dialog } = desk;
  await sidebar.getByRole('button', { name: 'Review and write to the owners' }).click();
  await dialog.getByRole('button', { name: 'Write to 2 owners' }).click();
  await expect(dialog.getByText('2 owners were contacted.')).toBeVisible({ timeout: 30_000 });
  await dialog.getByRole('button', { name: 'Close' }).click();
  // Other journeys may have written to them before.
  const ida = (await desk.ticketsFor('ida@acme.example')).at(-1);
  const jo = (await desk.ticketsFor('jo@acme.example')).at(-1);
  if (!ida || !jo) throw new Error('Not both owners were written to');

  await desk.reply(ida.id, { from: 'max@acme.example', text: 'Fine with me.', isPublic: false });
  await desk.reply(jo.id, { from: 'jo@acme.example', text: 'Yes, go ahead.' });
  const waits = sidebar.getByRole('region', { name: 'Waiting on' });
  const waitFor = (name: string) => waits.getByRole('listitem').filter({ hasText: `group owner ${name}` });
  const replied = waitFor('jo').getByRole('button', { name: /^answered .+, not recorded yet$/ });
  // The page of the requester's ticket hears of it by itself.
  await expect(replied).toBeVisible();
  // Deliveries come in order, so what the copied person wrote was heard before.
  await expect(waitFor('ida')).toBeVisible();
  await expect(waitFor('ida')).not.toContainText('answered');
  await expect(sidebar.getByTestId('verdict')).toHaveText("Wait for an owner's permission");

  await desk.settled();
  await replied.click();
  await expect(sidebar.getByRole('heading', { name: 'Permission of jo' })).toBeVisible();
  await sidebar.getByRole('button', { name: 'Yes, given' }).click();
  await expect(sidebar.getByText('Permission given')).toBeVisible();

  // A yes can be taken back: the owner's later word is read again.
  await desk.reply(jo.id, { from: 'jo@acme.example', text: 'Stop, please do not change it.' });
  await desk.goToTicket(id);
  await expect(replied).toBeVisible();
  await desk.openTicket(jo.id);
  await expect(sidebar.getByText('Permission given')).toBeVisible();
  await sidebar.getByRole('button', { name: 'No, refused' }).click();
  await expect(sidebar.getByText('Permission refused')).toBeVisible();
  await expect(sidebar.getByRole('button', { name: 'Yes, given' })).toHaveCount(0);
});
