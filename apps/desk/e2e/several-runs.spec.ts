import { overflows, sidebarOnly, violations, widths } from './_appearance.ts';
import { expect, test } from './_desk.ts';
import { expectRelease, onAnotherAccount, whereInUse } from './_release.ts';
import { answer } from './_run-work.ts';

test('two addresses are two runs: each shows where it stands, they share facts, and both hold up the solve', async ({
  desk,
}) => {
  const id = await desk.newTicket({
    text: 'Please release kim@initech.example and jim@initech.example, GitLab says they have already been taken.',
  });
  await desk.openTicket(id);
  await expectRelease(desk);
  const { sidebar } = desk;
  const chooser = sidebar.getByRole('region', { name: '2 runs on this ticket' });
  const run = (subject: string) => chooser.getByRole('button', { name: subject });
  const [kim, jim] = [run('kim@initech.example'), run('jim@initech.example')];
  await expect(kim).toHaveAttribute('aria-current', 'true');
  await expect(kim).toContainText(/facts are still missing/);
  const untouched = (await jim.textContent()) ?? '';

  // A fact of the one address leaves the other alone.
  await answer(desk, whereInUse, onAnotherAccount);
  await expect(sidebar.getByRole('group', { name: whereInUse })).toHaveCount(0);
  await answer(desk, /primary or a secondary address/, 'primary');
  await expect(jim).toHaveText(untouched);
  // A fact of the ticket moves both, without opening anything again.
  await answer(desk, /Is the requester a paid user/, 'free');
  await expect(kim).toContainText('Decided');
  await jim.click();
  await expect(jim).toHaveAttribute('aria-current', 'true');
  await answer(desk, whereInUse, onAnotherAccount);
  await expect(sidebar.getByRole('group', { name: whereInUse })).toHaveCount(0);
  await answer(desk, /primary or a secondary address/, 'primary');
  await expect(jim).toContainText('Decided');
  await expect(sidebar.getByRole('group', { name: /paid user/ })).toHaveCount(0);
  expect(await violations(desk.page, sidebarOnly)).toEqual([]);
  expect(await overflows(desk)).toEqual(widths.map(() => 0));

  // Each run stops the solve, one after the other, and is shown when it does.
  const reason = sidebar.getByRole('textbox', { name: /why may it be solved/i });
  const stopped = new Set<string | null>();
  for (const _run of [kim, jim]) {
    await desk.submitAs('Solved');
    await expect(reason).toBeVisible();
    expect((await desk.saved(id)).status).toBe('new');
    stopped.add(await chooser.locator('[aria-current="true"] bdi').textContent());
    await reason.fill('The customer took the request back.');
    await sidebar.getByRole('button', { name: 'Override and allow solving' }).click();
    await expect(sidebar.getByText('Overridden. Submit the ticket again.')).toBeVisible();
  }
  expect(stopped).toEqual(new Set(['jim@initech.example', 'kim@initech.example']));
  await desk.submitAs('Solved');
  await expect.poll(async () => (await desk.saved(id)).status).toBe('solved');
});
