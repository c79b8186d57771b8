import { chromium, expect } from '@playwright/test';
import { z } from 'zod';
import { browserArgs, findBrowser } from '../e2e/browser.ts';
import type { Servers } from '../e2e/_servers.ts';

const throttle = 4;

const TicketSchema = z.object({ id: z.number() });
const SeenSchema = z.object({ painted: z.number(), usable: z.number(), answered: z.number().nullable().default(null) });
const request = {
  subject: 'Email has already been taken',
  text: 'I want to add kim@initech.example to my account, but GitLab says that the email has already been taken.',
  requester: { name: 'Kim Stone', email: 'kim.stone@example.com' },
};

/** A question, or where sources left none a step to do. */
const firstThing = '[data-question], [data-step]';

/** In the page's own words: a bundler's helpers do not exist there. */
const watch = `(() => {
  if (!location.pathname.startsWith('/app/')) return;
  const seen = (globalThis.seen = {});
  const look = () => {
    const isThere = document.querySelector('[data-testid="verdict"]') && document.querySelector('${firstThing}');
    if (isThere) seen.usable ??= performance.now();
    if (clicked === null || asked() === clicked.asked) return;
    const { at } = clicked;
    clicked = null;
    // After the frame that draws it.
    requestAnimationFrame(() => setTimeout(() => (seen.answered = performance.now() - at)));
  };
  const asked = () => document.querySelector('[data-question]')?.dataset.question ?? null;
  let clicked = null;
  addEventListener('click', ({ timeStamp }) => (clicked = { at: timeStamp, asked: asked() }), true);
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  const paint = (list) => list.getEntriesByName('first-contentful-paint').forEach((e) => (seen.painted = e.startTime));
  new PerformanceObserver(paint).observe({ type: 'paint', buffered: true });
})()`;

/**
 * A ticket in a new browser with a throttled processor: in ms since the frame began to load, when the sidebar's page first
 * painted content and when its verdict and the first thing to do were there; then, in ms since a click
 * on this answer to its first question, when the next screen stood there. Stand-in and sidebar share one thread here; in
 * Zendesk each has its own.
 */
export async function openOnce(servers: Servers, answer: string | null = null): Promise<z.infer<typeof SeenSchema>> {
  const made = await fetch(`${servers.deskUrl}/desk/tickets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  const { id } = TicketSchema.parse(await made.json());
  const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: browserArgs() });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript({ content: watch });
  const control = await context.newCDPSession(page);
  await control.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  await page.goto(`${servers.deskUrl}/agent/tickets/${id}?as=9001`);
  const frame = await (await page.waitForSelector('section.ticket-page iframe')).contentFrame();
  await frame?.getByTestId('verdict').waitFor();
  await frame?.locator(firstThing).first().waitFor();
  if (answer !== null) {
    const button = frame?.getByRole('button', { name: answer });
    await button?.scrollIntoViewIfNeeded();
    const { x = 0, y = 0, width = 0, height = 0 } = (await button?.boundingBox()) ?? {};
    // As a mouse does it: `click()` also looks, in the page's own time, at what the press will meet.
    await page.mouse.click(x + width / 2, y + height / 2);
    // Asked from outside: the page's policy lets nothing evaluate a string inside it.
    await expect.poll(() => frame?.evaluate('globalThis.seen.answered')).toBeTruthy();
  }
  const seen = SeenSchema.parse(await frame?.evaluate('globalThis.seen'));
  await browser.close();
  return seen;
}
