import { chromium, type Frame, type Page } from '@playwright/test';
import { z } from 'zod';
import { browserArgs, findBrowser } from '../e2e/browser.ts';
import type { Servers } from '../e2e/_servers.ts';

const throttle = 4;

const TicketSchema = z.object({ id: z.number() });
const request = {
  subject: 'Email has already been taken',
  text: 'I want to add kim@initech.example to my account, but GitLab says that the email has already been taken.',
  requester: { name: 'Kim Stone', email: 'kim.stone@example.com' },
};

/** A question, or where sources left none a step to do. */
const firstThing = '[data-question], [data-step]';

/**
 * Tells the console what it sees, in the page's own words: a bundler's helpers do not exist there. To be asked instead
 * would cost the page more time than much of what is measured.
 */
const watch = `(() => {
  if (!location.pathname.startsWith('/app/')) return;
  const tell = (what, ms = 0) => console.debug('measured ' + what + ' ' + ms);
  const rest = () => requestIdleCallback(() => tell('idle'));
  const things = () =>
    Array.from(document.querySelectorAll('${firstThing}'), ({ dataset }) => JSON.stringify(dataset)).join();
  // After the frame that draws it.
  const drawn = (then) => requestAnimationFrame(() => setTimeout(then));
  let isUsable = false;
  let clicked = null;
  const look = () => {
    if (!isUsable && document.querySelector('[data-testid="verdict"]') && document.querySelector('${firstThing}')) {
      isUsable = true;
      tell('usable', performance.now());
      rest();
    }
    if (clicked === null || things() === clicked.things) return;
    const { at } = clicked;
    clicked = null;
    drawn(() => {
      tell('answered', performance.now() - at);
      rest();
    });
  };
  addEventListener('pointermove', () => drawn(() => tell('pointed')), true);
  addEventListener('pointerdown', () => drawn(() => tell('pressed')), true);
  addEventListener('click', ({ timeStamp }) => (clicked = { at: timeStamp, things: things() }), true);
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  const paint = (list) => list.getEntriesByName('first-contentful-paint').forEach((e) => tell('painted', e.startTime));
  new PerformanceObserver(paint).observe({ type: 'paint', buffered: true });
})()`;

/** What the watching page tells next under this name, in ms. */
async function told(page: Page, what: string): Promise<number> {
  const message = await page.waitForEvent('console', (said) => said.text().startsWith(`measured ${what} `));
  return Number(message.text().split(' ')[2]);
}

/** As a hand does it: the pointer comes and rests, presses, and lets go once the press is drawn. */
async function press(page: Page, place: { x: number; y: number }): Promise<void> {
  await page.mouse.move(0, 0);
  const pointed = told(page, 'pointed');
  await page.mouse.move(place.x, place.y);
  await pointed;
  const pressed = told(page, 'pressed');
  await page.mouse.down();
  await pressed;
  await page.mouse.up();
}

/** Where the answer stands, on the screen. */
async function placeOf(frame: Frame, answer: string | null): Promise<{ x: number; y: number } | null> {
  const answers = frame.locator('[data-question] button[name="answer"]');
  const button = answer === null ? answers.first() : frame.getByRole('button', { name: answer });
  if ((await button.count()) === 0) return null;
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

export interface Opened {
  /** Since the frame began to load, ms. */
  painted: number;
  /** When the verdict and the first thing to do were there, since the frame began to load, ms. */
  usable: number;
  /** From each click on an answer to the next screen, ms. */
  answered: number[];
}

/**
 * A ticket in a new browser with a throttled processor. Answers the first question so, and up to `more` of those that
 * follow by their first choice, each once the page has come to rest, as it has when somebody has read it. Stand-in and
 * sidebar share one thread here; in Zendesk each has its own.
 */
export async function openOnce(servers: Servers, answer: string | null = null, more = 0): Promise<Opened> {
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
  const opening = [told(page, 'painted'), told(page, 'usable'), told(page, 'idle')] as const;
  await page.goto(`${servers.deskUrl}/agent/tickets/${id}?as=9001`, { waitUntil: 'commit' });
  const [painted, usable] = await Promise.all(opening);
  const answered: number[] = [];
  const frame = await (await page.waitForSelector('section.ticket-page iframe')).contentFrame();
  const wanted = answer === null || !frame ? [] : [answer, ...Array.from({ length: more }, () => null)];
  for (const one of wanted) {
    const place = frame && (await placeOf(frame, one));
    if (!place) break;
    const next = [told(page, 'answered'), told(page, 'idle')] as const;
    // `click()` would also look, in the page's own time, at what the press will meet.
    await press(page, place);
    answered.push((await Promise.all(next))[0]);
  }
  await browser.close();
  return { painted, usable, answered };
}
