import { type Locator, expect } from '@playwright/test';
import type { Gallery } from './_gallery.ts';
import type { Surface } from './_look.ts';
import type { Seat } from './_seat.ts';

/** One look of the app. `reach` brings a seat there from the state before it in the same journey. */
export interface State {
  name: string;
  reach: (seat: Seat, gallery: Gallery) => Promise<void>;
  /** As `reach`, in dark: for a page that Zendesk cannot tell of another scheme. */
  reachDark?: (seat: Seat, gallery: Gallery) => Promise<void>;
  /** Where to look; the sidebar, if nothing else is said. */
  at?: (seat: Seat) => Surface;
}

/** The whole page of the sidebar with its run, an offer or a problem. */
export async function opened(seat: Seat, id: number): Promise<void> {
  await seat.openTicket(id);
  await expect(seat.sidebar.locator('main h1')).toBeVisible();
}

export function button(seat: Seat, name: string | RegExp): Locator {
  return seat.sidebar.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) });
}

/** The line of a step; what it opens is beside it. */
export function step(seat: Seat, id: string): Locator {
  return seat.sidebar.locator(`[data-step="${id}"]`);
}

/** Opens a line that opens, or leaves it open. */
export async function unfold(line: Locator): Promise<void> {
  if ((await line.getAttribute('aria-expanded')) !== 'true') await line.click();
  await expect(line).toHaveAttribute('aria-expanded', 'true');
}

export async function unfoldStep(seat: Seat, id: string): Promise<Locator> {
  const found = step(seat, id);
  await unfold(found.locator('> button'));
  return found;
}
