import { expect, test } from './_desk.ts';
import { answerAsUnused, openedRelease } from './_release.ts';

test('solving with open gates is stopped with their names; a reason lets it through', async ({ desk }) => {
  const id = await openedRelease(desk);
  await answerAsUnused(desk);
  await expect(desk.sidebar.getByTestId('verdict')).toContainText('Eligible');
  await desk.submitAs('Solved');
  await expect(desk.notices).toContainText('Ticket not saved');
  expect((await desk.saved(id)).status).toBe('new');

  const reason = desk.sidebar.getByRole('textbox', { name: /why may it be solved/i });
  await reason.fill('The customer took the request back.');
  await desk.sidebar.getByRole('button', { name: 'Override and allow solving' }).click();
  await desk.submitAs('Solved');
  await expect.poll(async () => (await desk.saved(id)).status).toBe('solved');
});

test('pending and on-hold are never held up by open gates', async ({ desk }) => {
  const id = await openedRelease(desk);
  await desk.submitAs('Pending');
  await expect(desk.notices).toContainText(`Ticket #${id} is saved`);
});

test('an app that cannot answer does not hold up a save', async ({ desk }) => {
  desk.console.allow(/Failed to load resource/);
  const id = await openedRelease(desk);
  await desk.stopService('SIGKILL');
  await desk.submitAs('Pending');
  await expect(desk.notices).toContainText(`Ticket #${id} is saved`);
  await desk.startService();
});
