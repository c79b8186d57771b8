import { overflows, sidebarOnly, violations, widths } from './_appearance.ts';
import { expect, test } from './_desk.ts';
import { expectRelease, unusedAccount } from './_release.ts';
import { recordOnRun } from './_run-record.ts';

for (const scheme of ['light', 'dark'] as const) {
  test(`the sidebar is accessible and fits every width, ${scheme}`, async ({ desk }, info) => {
    const picture = async (name: string) => {
      const body = await desk.ticket.locator('.tray').screenshot();
      await info.attach(`${name} ${scheme}`, { body, contentType: 'image/png' });
    };
    const id = await desk.newTicket();
    await desk.openTicket(id, { scheme });
    await expectRelease(desk);
    await expect(desk.sidebar.locator('html')).toHaveCSS('color-scheme', scheme);
    await picture('open');
    expect(await violations(desk.page, sidebarOnly)).toEqual([]);

    await recordOnRun(desk, id, unusedAccount);
    await expect(desk.sidebar.getByTestId('verdict')).toContainText('Eligible');
    await desk.sidebar.getByRole('button', { name: /^Why/ }).click();
    await picture('decided');
    expect(await violations(desk.page, sidebarOnly)).toEqual([]);
    expect(await overflows(desk)).toEqual(widths.map(() => 0));
  });
}

test('the scheme follows Zendesk while the sidebar is open', async ({ desk }) => {
  const id = await desk.newTicket();
  await desk.openTicket(id, { scheme: 'light' });
  await expectRelease(desk);
  await desk.page.getByRole('button', { name: 'Use dark colours' }).click();
  await expect(desk.sidebar.locator('html')).toHaveCSS('color-scheme', 'dark');
});

test('nothing in the sidebar fades: what is pressed or pointed at changes its look at once', async ({ desk }) => {
  const id = await desk.newTicket();
  await desk.openTicket(id);
  await expectRelease(desk);
  const fading = await desk.sidebar.locator('#root *').evaluateAll((elements: Element[]) =>
    elements.flatMap((element) => {
      const { transitionDuration } = element.ownerDocument.defaultView?.getComputedStyle(element) ?? {};
      return transitionDuration === '0s' ? [] : [`${element.tagName} ${transitionDuration}`];
    }),
  );
  expect(fading).toEqual([]);
});

test('the desk itself is accessible', async ({ desk }) => {
  const id = await desk.newTicket();
  await desk.openTicket(id);
  await desk.page.getByRole('button', { name: 'Stand-in controls' }).click();
  expect(await violations(desk.page)).toEqual([]);
  await desk.page.getByRole('button', { name: 'Tickets', exact: true }).click();
  expect(await violations(desk.page)).toEqual([]);
});
