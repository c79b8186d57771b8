import { expect, test } from './_desk.ts';
import { eligibleRelease, openedRelease } from './_release.ts';
import { stepOf } from './_run-work.ts';

test('solving with open gates is stopped at the step, which is a click away; the lead sees why it went on', async ({
  desk,
}) => {
  const id = await eligibleRelease(desk);
  const { sidebar } = desk;
  const title = 'Ask for a reply from the address';
  await desk.submitAs('Solved');
  await expect(desk.notices).toContainText(
    `Handrail: "${title}" is still open, so the ticket was not saved as solved.`,
  );
  expect((await desk.saved(id)).status).toBe('new');
  const line = sidebar.getByRole('button', { name: `To do: ${title}` });
  await expect(line).toBeFocused();
  await expect(line).toHaveAttribute('aria-expanded', 'true');

  // Away from it, the link in the notice leads back.
  await line.click();
  await expect(line).toHaveAttribute('aria-expanded', 'false');
  await desk.settled();
  await sidebar.getByRole('button', { name: title, exact: true }).click();
  await expect(stepOf(desk, title).getByRole('button', { name: /^Insert (as public )?reply/ })).toBeVisible();
  await expect(line).toBeFocused();

  const reason = sidebar.getByRole('textbox', { name: /why can it be solved/i });
  await reason.fill('The customer took the request back.');
  await sidebar.getByRole('button', { name: 'Override and allow solving' }).click();
  await expect(sidebar.getByText('Overridden. Submit the ticket again.')).toBeVisible();
  await desk.submitAs('Solved');
  await expect.poll(async () => (await desk.saved(id)).status).toBe('solved');

  const lea = await desk.seat(9002);
  await lea.openAllRuns();
  await lea.leadPage.getByLabel('Reason').selectOption('gates_overridden');
  const row = lea.leadPage.getByRole('row').filter({ hasText: `Ticket ${id}` });
  await row.getByRole('button', { name: 'Record' }).click();
  await expect(
    lea.leadPage.getByText(`Went on with open steps: ${title} (The customer took the request back.)`).first(),
  ).toBeVisible();
});

test('solving is stopped also while the rest of Zendesk hangs', async ({ desk }) => {
  const id = await eligibleRelease(desk);
  await desk.faults({ http: [{ id: 'f', path: '/api/v2/', effects: ['hang'], isRepeated: true }] });
  await desk.submitAs('Solved');
  await expect(desk.notices).toContainText('is still open, so the ticket was not saved as solved.');
  expect((await desk.saved(id)).status).toBe('new');
});

test('pending and on-hold are never held up by open gates', async ({ desk }) => {
  const id = await openedRelease(desk);
  await desk.submitAs('Pending');
  await expect(desk.notices).toContainText(`Ticket #${id} is saved`);
});

test('an app that cannot answer does not hold up a save', async ({ desk }) => {
  desk.console.allow(/Failed to load resource/);
  const id = await openedRelease(desk);
  // The last part of the page that is fetched.
  await expect(desk.sidebar.locator('[data-page]')).toBeVisible();
  await desk.stopService('SIGKILL');
  await desk.submitAs('Pending');
  await expect(desk.notices).toContainText(`Ticket #${id} is saved`);
  await desk.startService();
});
