import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './_desk.ts';
import type { Seat } from './_seat.ts';
import { answerAsUnused, expectRelease } from './_release.ts';

const widths = [240, 320, 480, 720];

async function violations(page: Page, part?: typeof sidebarOnly): Promise<string[]> {
  const builder = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']);
  const { violations } = await (part ? builder.include(part) : builder.exclude('iframe')).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

const sidebarOnly: { fromFrames: [string, string] } = { fromFrames: ['section.ticket-page iframe', 'body'] };

/** How many px the sidebar's content is wider than its frame, for each width of the tray. */
async function overflows(seat: Seat): Promise<number[]> {
  const found: number[] = [];
  for (const width of widths) {
    await seat.ticket.locator('.tray').evaluate((tray, px) => {
      tray.style.width = `${px}px`;
    }, width);
    await expect(seat.ticket.locator('iframe')).toHaveJSProperty('offsetWidth', width);
    found.push(
      await seat.sidebar
        .locator('html')
        .evaluate((page) => Math.max(0, page.scrollWidth - page.ownerDocument.documentElement.clientWidth)),
    );
  }
  return found;
}

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

    await answerAsUnused(desk);
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

test('the desk itself is accessible', async ({ desk }) => {
  const id = await desk.newTicket();
  await desk.openTicket(id);
  await desk.page.getByRole('button', { name: 'Stand-in controls' }).click();
  expect(await violations(desk.page)).toEqual([]);
  await desk.page.getByRole('button', { name: 'Tickets', exact: true }).click();
  expect(await violations(desk.page)).toEqual([]);
});
