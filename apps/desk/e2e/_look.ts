import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type FrameLocator, type Locator, type Page, expect } from '@playwright/test';
import { violations } from './_appearance.ts';
import { frameFaults, unseenFocus } from './_frame-faults.ts';
import type { Seat } from './_seat.ts';

const widths = [240, 320, 480, 720] as const;
const pictured: readonly number[] = [240, 320, 480];
const folder = process.env['HANDRAIL_PICTURES'];

/** A page of the app in the desk: what holds its frame has the width. */
export interface Surface {
  seat: Seat;
  page: Page;
  frame: FrameLocator;
  box: Locator;
  iframe: Locator;
  /** Where axe finds the page. */
  selector: string;
}

export function sidebarOf(seat: Seat): Surface {
  const selector = 'section.ticket-page iframe';
  return {
    seat,
    page: seat.page,
    frame: seat.sidebar,
    box: seat.ticket.locator('.tray'),
    iframe: seat.ticket.locator('iframe'),
    selector,
  };
}

export function dialogOf(seat: Seat): Surface {
  const { page, dialog } = seat;
  const selector = 'dialog.app-dialog iframe';
  const iframe = page.locator(selector);
  return { seat, page, frame: dialog, box: iframe, iframe, selector };
}

export function leadPageOf(seat: Seat): Surface {
  const { page, leadPage } = seat;
  const selector = '[aria-label="Handrail"] iframe';
  const iframe = page.locator(selector);
  return { seat, page, frame: leadPage, box: iframe, iframe, selector };
}

export type Side = 'ltr' | 'rtl';

/**
 * Looks at what is on the page now: at every width, in both schemes, with axe, and with the keyboard.
 *
 * @param goDark how a page gets dark that Zendesk cannot tell to
 */
export async function look(surface: Surface, name: string, side: Side, goDark?: () => Promise<void>): Promise<void> {
  const found: string[] = [];
  const note = (where: string, faults: readonly string[]) => found.push(...faults.map((fault) => `${where}: ${fault}`));
  await setWidth(surface, 320);
  await finishFades(surface.frame);
  note(`axe, ${side}`, await axe(surface));
  if (side === 'ltr') {
    // From here on the focus is the keyboard's, whatever was clicked before.
    const controls = surface.frame.locator('button:enabled, a[href], input:enabled');
    if ((await controls.count()) > 0) await controls.first().press('Shift+Tab');
    note('focus', await unseenFocus(surface.frame));
  }
  for (const width of widths) {
    await setWidth(surface, width);
    note(`${width} px`, await lastingFaults(surface));
    await picture(surface, name, side === 'ltr' ? 'light' : 'rtl', width);
  }
  await setWidth(surface, 320);
  if (side === 'ltr') {
    await (goDark?.() ?? setScheme(surface, 'dark'));
    // Colours are all that the other scheme changes.
    note('axe, dark', await axe(surface, ['color-contrast']));
    for (const width of folder ? pictured : []) {
      await setWidth(surface, width);
      await picture(surface, name, 'dark', width);
    }
    await setWidth(surface, 320);
    if (!goDark) await setScheme(surface, 'light');
  }
  expect.soft(found, name).toEqual([]);
}

/** A fade that began meanwhile, as of a button that came into reach, is over when it is read again. */
async function axe({ page, selector, frame }: Surface, rules?: string[]): Promise<string[]> {
  const read = () => violations(page, { fromFrames: [selector, 'body'] }, rules);
  const found = await read();
  if (found.length === 0) return found;
  await finishFades(frame);
  return read();
}

/** A page may take a moment to follow its width. */
async function lastingFaults({ frame }: Surface): Promise<string[]> {
  const deadline = Date.now() + 2000;
  let faults = await frameFaults(frame);
  while (faults.length > 0 && Date.now() < deadline) faults = await frameFaults(frame);
  return faults;
}

async function setWidth({ box, iframe }: Surface, width: number): Promise<void> {
  await box.evaluate((element, px) => {
    element.style.width = `${px}px`;
  }, width);
  await expect(iframe).toHaveJSProperty('offsetWidth', width);
}

/** By the desk's own button, which an open dialog makes inert for the pointer. */
async function setScheme({ page, frame }: Surface, scheme: 'light' | 'dark'): Promise<void> {
  await page.locator(`button[aria-label="Use ${scheme} colours"]`).evaluate((button: HTMLElement) => button.click());
  await expect(frame.locator('html')).toHaveCSS('color-scheme', scheme);
  await finishFades(frame);
}

/** Colours fade from one state or scheme into the other, which would be read half-way. */
async function finishFades(frame: FrameLocator): Promise<void> {
  await frame.locator('html').evaluate((page: HTMLElement) => {
    for (const animation of page.ownerDocument.getAnimations()) {
      if (animation.effect?.getComputedTiming().iterations !== Infinity) animation.finish();
    }
  });
}

async function picture(
  { seat, page, frame, iframe }: Surface,
  name: string,
  look: string,
  width: number,
): Promise<void> {
  if (!folder || !pictured.includes(width)) return;
  mkdirSync(folder, { recursive: true });
  // The window has to show all of the content. A frame in the sidebar follows it; one that fills the window scrolls it.
  await page.setViewportSize({ width: 1200, height: 600 });
  await seat.settled();
  const content = await frame.locator('html').evaluate((html) => html.scrollHeight);
  const height = await iframe.evaluate((element: HTMLElement) => element.offsetHeight);
  await page.setViewportSize({ width: 1200, height: Math.max(600, content + 160, height + 160) });
  const file = `${name.replaceAll(/[^a-z0-9]+/gi, '-')}.${look}.${width}.png`;
  // Hiding the caret would take a style that the page's policy forbids.
  await iframe.screenshot({ path: join(folder, file), caret: 'initial' });
}
