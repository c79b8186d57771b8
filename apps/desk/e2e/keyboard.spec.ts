import type { Locator } from '@playwright/test';
import { type Seat, expect, test } from './_desk.ts';
import {
  expectRelease,
  onAnotherAccount,
  openedRelease,
  unusedInAdmin,
  whatAdminShows,
  whereInUse,
} from './_release.ts';

/** Goes to a control with the keyboard; `within` is how many stops away it may be. */
async function tabTo(seat: Seat, control: Locator, within: number): Promise<void> {
  for (let stop = 0; stop < within; stop += 1) {
    if (await control.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await seat.page.keyboard.press('Tab');
  }
  await expect(control).toBeFocused();
}

test('a ticket is worked by the keyboard alone, from its opening to the inserted reply', async ({ desk }) => {
  const id = await desk.newTicket();
  await desk.openTicket(id);
  await expectRelease(desk);
  const { sidebar } = desk;
  const answers: [RegExp, string][] = [
    [whereInUse, onAnotherAccount],
    [/primary or a secondary address/, 'primary'],
    [/Is the requester a paid user/, 'paid'],
    [/show any contribution/, 'none'],
    [whatAdminShows, unusedInAdmin],
  ];
  for (const [at, [question, option]] of answers.entries()) {
    const asked = sidebar.getByRole('group', { name: question });
    // The whole desk lies before the first question; every other one is where the last answer left the keyboard.
    await tabTo(desk, asked.getByRole('button', { name: option, exact: true }), at === 0 ? 60 : 14);
    await desk.page.keyboard.press('Enter');
    await expect(asked).toBeHidden();
    await expect(sidebar.locator(':focus')).toHaveCount(1);
  }
  await expect(sidebar.locator('[aria-live="polite"]').first()).toHaveText(
    'Decision: Wait. Eligible; now the owner of the address has to confirm from it',
  );
  const insert = sidebar.getByRole('button', { name: /^Insert (as public )?reply/ });
  await tabTo(desk, insert, 14);
  await desk.page.keyboard.press('Space');
  await expect(desk.composer).toContainText('kim@initech.example');
  await expect(insert).toBeFocused();
});

test('a number chooses an answer of the question that has the focus, and is a number where something is written', async ({
  desk,
}) => {
  const id = await desk.newTicket();
  await desk.openTicket(id);
  await expectRelease(desk);
  const { sidebar } = desk;
  const asked = sidebar.getByRole('group', { name: whereInUse });
  // Outside the question nothing is chosen.
  await sidebar.getByRole('button', { name: /^Why/ }).focus();
  await desk.page.keyboard.press('1');
  await expect(asked).toBeVisible();
  await asked.getByRole('button', { name: onAnotherAccount }).focus();
  await desk.page.keyboard.press('9');
  await expect(asked).toBeVisible();
  await desk.page.keyboard.press('1');
  await expect(asked).toBeHidden();

  const username = sidebar.getByRole('textbox', { name: /What is the username of the account/ }).first();
  await username.focus();
  await desk.page.keyboard.type('user12');
  await expect(username).toHaveValue('user12');
});

for (const key of ['1', 'Enter', 'Space']) {
  test(`${key} answers one question, however long it is held`, async ({ desk }) => {
    await openedRelease(desk);
    const { sidebar, page } = desk;
    const asked = sidebar.getByRole('group', { name: whereInUse });
    await asked.getByRole('button', { name: onAnotherAccount }).focus();
    // Without a release in between the browser sends what the keyboard's own repeating sends.
    const hold = async () => {
      for (let beat = 0; beat < 6; beat += 1) {
        await page.keyboard.down(key);
        await desk.settled();
      }
      await page.keyboard.up(key);
    };
    await hold();
    await expect(asked).toBeHidden();
    await hold();
    // Two presses are two answers.
    await sidebar.getByRole('button', { name: 'More about this workflow' }).click();
    await sidebar.getByRole('button', { name: 'History' }).click();
    await expect(sidebar.getByText(/^Ana .*\?/)).toHaveCount(2);
  });
}
