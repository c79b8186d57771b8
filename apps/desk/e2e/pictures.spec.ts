import { join } from 'node:path';
import { expect, type Seat } from './_desk.ts';
import { unusedAccount, unusedSecondary } from './_release.ts';
import { fact, recordOnRun } from './_run-record.ts';
import { test } from './_sources.ts';

/** Where the pictures of the documents go: `HANDRAIL_DOC_PICTURES=docs/images` renews them. */
const folder = process.env['HANDRAIL_DOC_PICTURES'];

async function picture({ ticket }: Seat, name: string): Promise<void> {
  // Hiding the caret would take a style that the page's policy forbids.
  await ticket.locator('iframe').screenshot({ path: join(folder ?? '', `${name}.png`), caret: 'initial' });
}

const readers = [
  { userId: 9001, name: 'sidebar-decided', why: /^Why/, scheme: 'light' },
  { userId: 9001, name: 'sidebar-checks-dark', why: /^Why/, scheme: 'dark' },
  { userId: 9004, name: 'sidebar-german', why: /^Warum/, scheme: 'light' },
] as const;

if (folder !== undefined) {
  for (const { userId, name, why, scheme } of readers) {
    test(`the picture ${name}`, async ({ desk }) => {
      const seat = await desk.seat(userId);
      // Tall enough for all of it: what does not fit is scrolled away.
      await seat.page.setViewportSize({ width: 900, height: 2000 });
      await seat.openTicket(101, { scheme, tray: 320 });
      await expect(seat.sidebar.getByTestId('verdict')).toContainText('Eligible');
      if (name !== 'sidebar-decided') await seat.sidebar.getByRole('button', { name: why }).click();
      await seat.settled();
      await picture(seat, name);
    });
  }

  test('the pictures of the lead’s page', async ({ desk }) => {
    const yes = fact('reply.from', 'kim@initech.example', 'customer');
    await recordOnRun(desk, await desk.newTicket(), [...unusedAccount, { type: 'step_done', step: 'ask-reply' }, yes]);
    const asked = { type: 'approval_asked', step: 'ask-clause', question: 'May it be released?' } as const;
    await recordOnRun(desk, await desk.newTicket(), [...unusedSecondary, asked]);
    const skipped = { type: 'step_skipped', step: 'ask-reply', reason: 'They wrote from it already' } as const;
    await recordOnRun(desk, await desk.newTicket(), [...unusedAccount, skipped]);
    for (const scheme of ['light', 'dark'] as const) {
      const lea = await desk.seat(9002);
      await lea.page.setViewportSize({ width: 1100, height: 640 });
      await lea.page.goto(`${lea.deskUrl}/agent/apps/handrail?as=9002&scheme=${scheme}`);
      await expect(lea.leadPage.getByText('Consent without a checked comment').first()).toBeVisible();
      const file = join(folder, `lead-needs-you${scheme === 'dark' ? '-dark' : ''}.png`);
      await lea.page.screenshot({ path: file, caret: 'initial' });
    }
  });
}
