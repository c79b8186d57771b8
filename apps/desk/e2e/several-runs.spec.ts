import { overflows, sidebarOnly, violations, widths } from './_appearance.ts';
import { type Seat, expect, test } from './_desk.ts';
import { expectRelease, onAnotherAccount, whereInUse } from './_release.ts';
import { answer } from './_run-work.ts';

const offer = (seat: Seat, address: string) =>
  seat.sidebar.getByRole('button', { name: `Release an e-mail address: Start for ${address}` });

test('two addresses are two runs: each shows where it stands, they share facts, and both hold up the solve', async ({
  desk,
}) => {
  const id = await desk.newTicket({
    text: 'Please release kim@initech.example and jim@initech.example, GitLab says they have already been taken.',
  });
  await desk.openTicket(id);
  const { sidebar } = desk;
  // Which address it is about is for a person to say: each is offered, and none is opened unasked.
  await expect(offer(desk, 'kim@initech.example')).toBeVisible();
  await offer(desk, 'jim@initech.example').click();
  await expectRelease(desk);
  await sidebar.getByRole('button', { name: 'More about this workflow' }).click();
  await sidebar.getByRole('button', { name: 'Search all workflows' }).click();
  await sidebar.getByRole('searchbox', { name: 'Search workflows' }).fill('release');
  await sidebar.getByRole('button', { name: 'Release an e-mail address', exact: true }).click();
  await sidebar.getByRole('textbox', { name: /For which address/ }).fill('kim@initech.example');
  await sidebar.getByRole('button', { name: 'Start', exact: true }).click();
  const chooser = sidebar.getByRole('region', { name: '2 runs on this ticket' });
  const run = (subject: string) => chooser.getByRole('button', { name: subject });
  const [kim, jim] = [run('kim@initech.example'), run('jim@initech.example')];
  await expect(kim).toHaveAttribute('aria-current', 'true');
  await expect(kim).toContainText(/questions are still open/);
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
  const reason = sidebar.getByRole('textbox', { name: /why can it be solved now/ });
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
