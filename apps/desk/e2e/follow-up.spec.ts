import { expect, test } from './_desk.ts';
import { onAnotherAccount, openedRelease, whereInUse } from './_release.ts';
import { answer } from './_run-work.ts';

test('a follow-up of a closed ticket says so, leads back, and proposes what was found out there', async ({ desk }) => {
  const from = await openedRelease(desk);
  await answer(desk, whereInUse, onAnotherAccount);
  await desk.settled();
  await desk.close(from);
  const text = 'It still says that kim@initech.example has already been taken. Please release the address.';
  const next = await desk.reply(from, { from: 'rita@initech.example', text });
  expect(next).not.toBe(from);

  const { sidebar } = desk;
  await desk.openTicket(next);
  await expect(sidebar.getByRole('button', { name: `This ticket follows up ticket ${from}` })).toBeVisible();
  await expect(sidebar.getByText(`From ticket ${from}: ${onAnotherAccount}`)).toBeVisible();
  await sidebar.getByRole('button', { name: `Use ${onAnotherAccount} for: Where is the address in use?` }).click();
  await expect(sidebar.getByRole('group', { name: whereInUse })).toBeHidden();
  await sidebar.getByRole('button', { name: `This ticket follows up ticket ${from}` }).click();
  await expect(sidebar.getByRole('heading', { name: 'Release an e-mail address' })).toBeVisible();
  await expect(sidebar.getByRole('button', { name: `This ticket follows up ticket ${from}` })).toBeHidden();
});
