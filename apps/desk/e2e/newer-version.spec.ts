import { changeWorkflow, freezeReleases } from './_changed-workflow.ts';
import { type Desk, expect, test } from './_desk.ts';
import { answerAsUnused, openedRelease } from './_release.ts';
import { expectVerdict } from './_run-work.ts';

const eligible = 'Eligible; now the owner of the address has to confirm from it';

async function decided(desk: Desk): Promise<number> {
  desk.console.allow(/Failed to load resource/);
  const id = await openedRelease(desk);
  await answerAsUnused(desk);
  await expectVerdict(desk, eligible);
  return id;
}

test('a newer version that decides otherwise says so first, and the run moves with a reason', async ({ desk }) => {
  const id = await decided(desk);
  const { sidebar } = desk;
  await freezeReleases(desk);
  await desk.openTicket(id);
  await expectVerdict(desk, eligible);
  await sidebar.getByRole('button', { name: 'See what changes' }).click();
  await expect(sidebar.getByText('It decides this run differently')).toBeVisible();
  await expect(sidebar.getByText(/^Now: Eligible; now the owner/)).toBeVisible();
  await expect(sidebar.getByText(/^Then: .*: Releases for paid users are frozen$/)).toBeVisible();
  await expect(sidebar.getByRole('heading', { name: 'New rules' })).toBeVisible();
  await expect(sidebar.getByText(/^Releases for paid users are frozen: /)).toBeVisible();
  await expect(sidebar.getByRole('heading', { name: /^(Changed|New) (steps|texts|questions)$/ })).toHaveCount(0);

  const move = sidebar.getByRole('button', { name: 'Move to the newer version' });
  await expect(move).toBeDisabled();
  await sidebar
    .getByRole('textbox', { name: /Why are you moving this run/ })
    .fill('The freeze holds for open runs too.');
  await move.click();
  await expect(sidebar.getByTestId('verdict')).not.toHaveText(eligible);
  await expect(move).toBeHidden();
  await sidebar.getByRole('button', { name: 'History' }).click();
  await expect(sidebar.getByText(/Moved from version .*The freeze holds for open runs too/)).toBeVisible();

  // The service goes back to the workflows of the project, which are now the newer version.
  await desk.startService();
  await desk.openTicket(id);
  await expect(sidebar.getByRole('button', { name: 'See what changes' })).toBeVisible();
  await expect(sidebar.getByTestId('verdict')).not.toHaveText(eligible);
});

test('a newer version that only words things otherwise leaves the decision, and says which texts', async ({ desk }) => {
  const id = await decided(desk);
  const { sidebar } = desk;
  await changeWorkflow(desk, 'snippets/ask-reply-from-address.md', 'Please send us a reply', 'Please write us a reply');
  await desk.openTicket(id);
  await sidebar.getByRole('button', { name: 'See what changes' }).click();
  await expect(sidebar.getByText('The decision stays as it is')).toBeVisible();
  const texts = sidebar.getByRole('heading', { name: 'Changed texts' });
  await expect(texts.locator('xpath=following-sibling::ul/li')).toHaveText(['Please reply from the address']);
  await expect(sidebar.getByRole('heading', { name: /rules|steps|questions/i, level: 3 })).toHaveCount(0);
  await sidebar.getByRole('textbox', { name: /Why are you moving this run/ }).fill('Better wording.');
  await sidebar.getByRole('button', { name: 'Move to the newer version' }).click();
  await expect(sidebar.getByRole('heading', { name: 'Changed texts' })).toBeHidden();
  await expectVerdict(desk, eligible);
  await expect(sidebar.getByText(/Please write us a reply/)).toBeVisible();
});
