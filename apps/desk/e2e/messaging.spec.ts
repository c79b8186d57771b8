import { expect, test } from './_desk.ts';
import { answerAsUnused, expectRelease } from './_release.ts';

test('a messaging ticket gets the reply as Markdown, and takes it back', async ({ desk }) => {
  const id = await desk.newTicket({ channel: 'messaging' });
  await desk.openTicket(id);
  await expectRelease(desk);
  await answerAsUnused(desk);
  await desk.composer.fill('Hi Kim! ');
  await desk.settled();
  await desk.sidebar.getByRole('button', { name: 'Insert as public reply' }).click();
  await expect(desk.composer).toHaveValue(/^Hi Kim! [^<>]*kim@initech\.example[^<>]*$/);
  await desk.sidebar.getByRole('button', { name: 'Undo' }).click();
  await expect(desk.composer).toHaveValue('Hi Kim! ');
});

test('where the cursor is refused the reply goes after the draft, and nothing of it is lost', async ({ desk }) => {
  await desk.faults({ calls: [{ id: 'f', path: 'ticket.editor.insert', effect: 'denied' }] });
  const id = await desk.newTicket();
  await desk.openTicket(id);
  await expectRelease(desk);
  await answerAsUnused(desk);
  await desk.composer.fill('Dear Kim');
  await desk.settled();
  await desk.sidebar.getByRole('button', { name: 'Insert as public reply' }).click();
  await expect(desk.composer).toHaveText(/^Dear Kim[\s\S]*kim@initech\.example/);
});
