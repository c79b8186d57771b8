import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { Seat } from './_seat.ts';

export const widths = [240, 320, 480, 720];

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What axe finds in the page, or in the part of it that is named, by the rules of WCAG 2.2 AA, or by those of them that
 * are named.
 */
export async function violations(page: Page, part?: typeof sidebarOnly, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const builder = rules ? axe.withRules(rules) : axe.withTags(tags);
  const { violations } = await (part ? builder.include(part) : builder.exclude('iframe')).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

export const sidebarOnly: { fromFrames: [string, string] } = { fromFrames: ['section.ticket-page iframe', 'body'] };

/** How many px the sidebar's content is wider than its frame, for each width of the tray. */
export async function overflows(seat: Seat): Promise<number[]> {
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
