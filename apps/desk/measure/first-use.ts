import { chromium } from '@playwright/test';
import { z } from 'zod';
import { browserArgs, findBrowser } from '../e2e/browser.ts';
import { startServers } from '../e2e/_servers.ts';

/**
 * Opens tickets in new browsers with a throttled processor and prints, in ms since the frame began to load, when the
 * sidebar's page first painted content and when its verdict and questions were there. Stand-in and sidebar share one
 * thread here; in Zendesk each has its own.
 */
const times = Number(process.argv[2] ?? 9);
const throttle = 4;

const TicketSchema = z.object({ id: z.number() });
const SeenSchema = z.object({ painted: z.number(), usable: z.number() });
const request = {
  subject: 'Email has already been taken',
  text: 'I want to add kim@initech.example to my account, but GitLab says that the email has already been taken.',
  requester: { name: 'Kim Stone', email: 'kim.stone@example.com' },
};

/** In the page's own words: a bundler's helpers do not exist there. */
const watch = `(() => {
  if (!location.pathname.startsWith('/app/')) return;
  const seen = (globalThis.seen = {});
  const look = () => {
    const isThere = document.querySelector('[data-testid="verdict"]') && document.querySelector('fieldset, [role="group"]');
    if (isThere) seen.usable ??= performance.now();
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  const paint = (list) => list.getEntriesByName('first-contentful-paint').forEach((e) => (seen.painted = e.startTime));
  new PerformanceObserver(paint).observe({ type: 'paint', buffered: true });
})()`;

async function openOnce(servers: Awaited<ReturnType<typeof startServers>>) {
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
  await frame?.getByRole('group').first().waitFor();
  const answer = SeenSchema.parse(await frame?.evaluate('globalThis.seen'));
  await browser.close();
  return answer;
}

const servers = await startServers();
const all = [];
for (let round = 0; round < times; round += 1) all.push(await openOnce(servers));
process.stdout.write(JSON.stringify(all));
await servers.stop();
