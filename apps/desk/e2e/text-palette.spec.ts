import { overflows, sidebarOnly, violations } from './_appearance.ts';
import { expect, test } from './_desk.ts';
import { answerAsUnused, eligibleRelease, onAnotherAccount, openedRelease, whereInUse } from './_release.ts';

test('whoever wants only the text finds it by its words, reads it and inserts it, by keyboard', async ({ desk }) => {
  await openedRelease(desk);
  await answerAsUnused(desk);
  const { sidebar, page } = desk;
  await sidebar.getByRole('button', { name: 'Texts and macros' }).focus();
  await page.keyboard.press('Control+k');
  const palette = sidebar.getByRole('region', { name: 'Texts and macros' });
  const search = palette.getByRole('searchbox', { name: 'Find a text' });
  await expect(search).toBeFocused();
  const texts = palette.getByRole('button');
  await expect(texts.first()).toBeVisible();
  await search.fill('no such words');
  await expect(palette.getByText('No text fits these words.')).toBeVisible();
  await search.fill('mailbox yours');
  expect(await overflows(desk)).toEqual([0, 0, 0, 0]);
  expect(await violations(page, sidebarOnly)).toEqual([]);
  await search.press('Enter');
  // The only text that is left is open, so Enter is at the way to use it.
  await expect(palette.getByRole('button', { name: /^Insert / })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(palette.getByText(/^Inserted as a public reply/)).toBeVisible();
  await expect(desk.composer).not.toHaveText('');
  await search.press('Escape');
  await expect(palette).toBeHidden();
});

test('a panel that closes gives the keyboard back to where it was', async ({ desk }) => {
  await openedRelease(desk);
  const { sidebar, page } = desk;
  const texts = sidebar.getByRole('button', { name: 'Texts and macros' });
  const search = sidebar.getByRole('searchbox', { name: 'Find a text' });
  await texts.click();
  await expect(search).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(search).toBeHidden();
  await expect(texts).toBeFocused();

  // Opened by its shortcut, it goes back to the question.
  const choice = sidebar.getByRole('group', { name: whereInUse }).getByRole('button', { name: onAnotherAccount });
  await choice.focus();
  await page.keyboard.press('Control+k');
  await expect(search).toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(search).toBeHidden();
  await expect(choice).toBeFocused();

  const more = sidebar.getByRole('button', { name: 'More about this workflow' });
  await more.click();
  const history = sidebar.getByRole('button', { name: 'History' });
  await history.focus();
  await page.keyboard.press('Escape');
  await expect(history).toBeHidden();
  await expect(more).toBeFocused();

  // A form inside a panel, too: its field has the keyboard, and giving it up goes back.
  await more.click();
  const doubt = sidebar.getByRole('button', { name: 'Not in scope, or in doubt' });
  await doubt.press('Enter');
  await sidebar.getByRole('button', { name: 'I am in doubt: ask a manager' }).press('Enter');
  await expect(sidebar.getByRole('textbox', { name: /^Why\?/ })).toBeFocused();
  await sidebar.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(doubt).toBeFocused();
});

test('the reason for another way of a step has the keyboard, and gives it back', async ({ desk }) => {
  await eligibleRelease(desk);
  const { sidebar, page } = desk;
  const options = sidebar.getByRole('button', { name: 'More options' }).first();
  await options.press('Enter');
  await sidebar.getByRole('button', { name: 'Skip this step' }).press('Enter');
  await expect(sidebar.getByRole('textbox', { name: /^Why are you skipping/ })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(sidebar.getByRole('textbox', { name: /^Why are you skipping/ })).toBeHidden();
  await expect(options).toBeFocused();
});
