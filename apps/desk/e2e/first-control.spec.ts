import { beforeFirstControl } from '../measure/clicks/before-first-control.ts';
import { seedTickets } from '../src/seed/seed-tickets.ts';
import { type Desk, expect, test as testByHand } from './_desk.ts';
import { test as testWithSources } from './_sources.ts';

/** What an agent passes before the first thing to do, in a sidebar of 320 px. */
const most = { pixels: 250, words: 40 };
const first = 101;

// Opening every ticket begins its run, so that no other journey shares these servers.
const byHand = testByHand.extend<object, { opensAll: boolean }>({ opensAll: [true, { scope: 'worker' }] });
const withSources = testWithSources.extend<object, { opensAll: boolean }>({ opensAll: [true, { scope: 'worker' }] });

async function openEach(desk: Desk, look: (subject: string) => Promise<void>): Promise<void> {
  for (const [index, { subject }] of seedTickets.entries()) {
    await desk.openTicket(first + index, { tray: 320 });
    const { sidebar } = desk;
    await expect(
      sidebar
        .getByTestId('verdict')
        .or(sidebar.getByRole('heading', { level: 1 }))
        .first(),
    ).toBeVisible();
    await expect(sidebar.getByRole('main').first()).not.toContainText('Looking in');
    await look(subject);
  }
}

const measure = (desk: Desk) => async (subject: string) => {
  await desk.settled();
  const { pixels, words, control } = await beforeFirstControl(desk.sidebar);
  expect(pixels, `${subject}: a control`).toBeGreaterThan(0);
  expect.soft(pixels, `${subject}: px above “${control}”`).toBeLessThanOrEqual(most.pixels);
  expect.soft(words, `${subject}: words before “${control}”`).toBeLessThanOrEqual(most.words);
};

byHand('the first thing to do is near the top of every ticket', async ({ desk }) => {
  byHand.setTimeout(300_000);
  await openEach(desk, measure(desk));
});

withSources('also after systems were asked', async ({ desk }) => {
  withSources.setTimeout(300_000);
  // All are asked on the first round, and have answered by the second.
  await openEach(desk, async () => {});
  await openEach(desk, measure(desk));
});
