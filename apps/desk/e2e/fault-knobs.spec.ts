import { expect, test } from './_desk.ts';
import { expectRelease, onAnotherAccount, openedRelease, whereInUse } from './_release.ts';
import { answer } from './_run-work.ts';

test('slow calls and calls answered twice change nothing but the time', async ({ desk }) => {
  await desk.faults({
    calls: [
      { id: 'slow', path: 'currentUser', effect: 'slow', delay: 1000 },
      { id: 'twice', path: '*', effect: 'answered_twice' },
    ],
  });
  await openedRelease(desk);
  await answer(desk, whereInUse, onAnotherAccount);
  await expect(desk.sidebar.getByRole('group', { name: whereInUse })).toHaveCount(0);
});

test('a late answer is not waited for, and does no harm when it comes', async ({ desk }) => {
  await desk.faults({ calls: [{ id: 'f', path: 'ticket.id', effect: 'late_answer', delay: 4600, times: 1 }] });
  const id = await desk.newTicket();
  await desk.openTicket(id);
  await desk.sidebar.getByRole('button', { name: 'Try again' }).click({ timeout: 20_000 });
  await expectRelease(desk);
});

for (const effect of ['status_429', 'status_503', 'lost_answer', 'slow', 'hang'] as const) {
  test(`the conversation cannot be read (${effect}): the page's own is used`, async ({ desk }) => {
    desk.console.allow(/Failed to load resource/);
    await desk.faults({
      http: [{ id: 'f', method: 'GET', path: '/api/v2/tickets/', effects: [effect], isRepeated: true, retryAfter: 0 }],
    });
    const id = await desk.newTicket();
    await desk.openTicket(id);
    // A call that hangs is given up after ten seconds.
    await expect(desk.sidebar.getByRole('heading', { name: 'Release an e-mail address' })).toBeVisible({
      timeout: 30_000,
    });
  });
}

test('every knob of the panel can be turned on and off', async ({ desk }) => {
  const id = await desk.newTicket();
  await desk.openTicket(id);
  await desk.page.getByRole('button', { name: 'Stand-in controls' }).click();
  const knobs = desk.page.getByRole('region', { name: 'Faults' }).getByRole('checkbox');
  expect(await knobs.count()).toBeGreaterThan(10);
  for (const knob of await knobs.all()) {
    await knob.click();
    await expect(knob).toBeChecked();
    await knob.click();
    await expect(knob).not.toBeChecked();
  }
});

test('GitLab and Mailgun get into trouble and out of it, and an account is signed in to, from the panel', async ({
  desk,
}) => {
  await desk.openTicket(await desk.newTicket());
  await desk.page.getByRole('button', { name: 'Stand-in controls' }).click();
  const systems = desk.page.getByRole('region', { name: 'GitLab and Mailgun' });
  for (const system of ['GitLab', 'Mailgun']) {
    const choice = systems.getByRole('combobox', { name: system });
    for (const trouble of await choice.getByRole('option').allTextContents()) {
      await choice.selectOption(trouble);
      await expect(choice.locator('option:checked')).toHaveText(trouble);
    }
    await choice.selectOption('Works');
    await expect(choice).toHaveValue('ok');
  }
  const signIn = desk.page.getByRole('form', { name: 'Sign in to GitLab' });
  await signIn.getByRole('combobox').selectOption('ana-initech (ana@initech.example)');
  await signIn.getByRole('button').click();
  await expect(signIn.getByRole('status')).toHaveText('ana-initech signed in just now (sign-ins: 1).');
});
