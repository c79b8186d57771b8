import { overflows, sidebarOnly, violations } from './_appearance.ts';
import { expect, test } from './_desk.ts';
import { answerAsUnused, openedRelease } from './_release.ts';

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
  await expect(texts.first()).toBeFocused();
  if ((await texts.first().getAttribute('aria-expanded')) === 'false') await page.keyboard.press('Enter');
  await palette
    .getByRole('button', { name: /^Insert / })
    .first()
    .press('Enter');
  await expect(palette.getByText(/^Inserted as a public reply/)).toBeVisible();
  await expect(desk.composer).not.toHaveText('');
  await search.press('Escape');
  await expect(palette).toBeHidden();
});
