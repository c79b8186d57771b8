import { expect, test } from './_probe.ts';

test('the open ticket is read whole, with the address each message came from', async ({ probe }) => {
  await probe.openTicket(101);
  const ticket = await probe.run<object>('return zaf.readTicket(app);');
  expect(ticket).toMatchObject({
    id: 101,
    subject: 'Email has already been taken',
    requester: { email: 'ana.lopes@example.com' },
    status: 'new',
    form: 'Support for GitLab.com',
    channel: 'email',
    commentsFrom: 'rest',
    comments: [{ public: true, author: { email: 'ana.lopes@example.com', role: 'end-user' } }],
  });
});

test('a status is set on the form, in words of any kind, and saved with the ticket', async ({ probe }) => {
  await probe.openTicket(101);
  await probe.run(`await zaf.setStatus(app, 'hold');`);
  await expect(probe.fields).toContainText('On-hold');
  await expect(probe.fields).toContainText('not saved');
  expect(await probe.run(`return app.get('ticket.status');`)).toBe('on hold');
  await probe.submitAs('Waiting for owner');
  await expect(probe.notices).toContainText('saved');
  expect(probe.store.ticket(101)).toMatchObject({ status: 'hold', customStatusId: 207 });
});

test('a save is stopped with the reason, then let through', async ({ probe }) => {
  await probe.openTicket(101);
  await probe.run(`globalThis.verdict = 'The admin note is missing'; zaf.onSave(app, async () => globalThis.verdict);
    globalThis.saved = 0; zaf.onSaved(app, () => { globalThis.saved += 1; });`);
  await probe.submitAs('Solved');
  await expect(probe.notices).toContainText('The admin note is missing');
  expect(probe.store.ticket(101)?.status).toBe('new');
  await probe.run('globalThis.verdict = true;');
  await probe.submitAs('Solved');
  await expect(probe.notices).toContainText([/not saved/, /is saved/]);
  expect(await probe.run('return globalThis.saved;')).toBe(1);
});

test('a macro changes the form and the draft, not the saved ticket', async ({ probe }) => {
  await probe.openTicket(101);
  await probe.composer.pressSequentially('Dear Ana');
  const apply = (title: string) =>
    probe.run(`const macro = await zaf.findMacro(app, '${title}');
      const preview = await zaf.previewMacro(app, macro.id, 101);
      await zaf.applyMacro(app, macro, preview, { memory: zaf.memory, status: null });`);
  await apply('general::thank you');
  await expect(probe.composer).toHaveText(/Dear Ana\s*Thank you for writing back\./);
  expect(await probe.run(`return zaf.findMacro(app, '2FA::2FA Challenges');`)).toBeNull();
  await apply('general::outbound contact request');
  await expect(probe.fields).toContainText('outbound_contact');
  expect(probe.store.ticket(101)?.tags).toEqual([]);
});

test('events reach the app: another tab, the scheme, an answer of the customer', async ({ probe }) => {
  await probe.openTicket(101);
  await probe.run(`globalThis.heard = [];
    zaf.onVisibility(app, (isVisible) => heard.push(isVisible ? 'shown' : 'hidden'));
    zaf.onColorScheme(app, (scheme) => heard.push(scheme));
    zaf.onTicketChange(app, () => heard.push('changed'));`);
  const frame = await probe.app();
  await probe.page.getByRole('button', { name: 'Use dark colours' }).click();
  await probe.page.getByRole('button', { name: 'Tickets', exact: true }).click();
  await probe.page.getByRole('button', { name: 'Email has already been taken #101' }).click();
  await probe.page.getByRole('button', { name: 'Stand-in controls' }).click();
  await probe.page.getByRole('textbox', { name: 'Message' }).fill('Yes, it is mine');
  await probe.page.getByRole('button', { name: 'Send as customer' }).click();
  await expect.poll(() => frame.evaluate('globalThis.heard')).toEqual(['dark', 'hidden', 'shown', 'changed']);
});

test('a dialog talks with the sidebar that opened it, and closes', async ({ probe }) => {
  await probe.openTicket(101);
  const page = await probe.app();
  await page.evaluate(`(async () => {
    globalThis.heard = [];
    globalThis.modal = await zaf.openModal(app, location.origin + '/app/modal', { width: '420px', height: '300px' });
    modal.on('owner.confirmed', (data) => heard.push(data));
    modal.on('modal.close', () => heard.push('closed'));
  })()`);
  const box = probe.page.locator('dialog.app-dialog iframe');
  await expect(box).toHaveJSProperty('offsetWidth', 420);
  const dialog = await (await box.elementHandle())?.contentFrame();
  if (!dialog) throw new Error('The dialog has no frame');
  await dialog.waitForFunction(() => 'app' in globalThis);
  await dialog.evaluate(`globalThis.heard = []; app.on('owner.plan', (data) => heard.push(data))`);
  await page.evaluate(`modal.trigger('owner.plan', { owners: 3 })`);
  await expect.poll(() => dialog.evaluate('globalThis.heard')).toEqual([{ owners: 3 }]);
  await dialog.evaluate(`zaf.tellOpener(app, 'owner.confirmed', { count: 3 })`);
  await expect.poll(() => page.evaluate('globalThis.heard')).toEqual([{ count: 3 }]);
  await probe.page.keyboard.press('Escape');
  await expect(box).toHaveCount(0);
  expect(await page.evaluate('globalThis.heard')).toEqual([{ count: 3 }, 'closed']);
});

test('the frame is as high as the app says, and the app is launched anew on demand', async ({ probe }) => {
  await probe.openTicket(101, { tray: 240 });
  await probe.run(`zaf.heightTeller(app, { measure: () => 777 }).changed();`);
  await expect(probe.ticket.locator('iframe')).toHaveJSProperty('offsetHeight', 777);
  await expect(probe.ticket.locator('iframe')).toHaveJSProperty('offsetWidth', 240);
  await probe.run('globalThis.isOld = true;');
  await probe.reloadApp();
  expect(await probe.run('return [globalThis.isOld ?? false, await app.get("ticket.id")];')).toEqual([false, 101]);
});
