import { decidedRelease, release } from './_decided-release.ts';
import { type Desk, expect, type Seat } from './_desk.ts';
import { look, type Side, sidebarOf } from './_look.ts';
import { fact, recordOnRun } from './_run-record.ts';
import { openChecks } from './_run-work.ts';
import { inAnotherWorld, test as withSources } from './_sources.ts';

const slow = { sources: [{ id: 's', server: 'gitlab' as const, effects: ['slow' as const], isRepeated: true }] };
const refused = (path: string) => ({
  sources: [{ id: 'f', server: 'gitlab' as const, path, effects: ['status_403' as const], isRepeated: true }],
});
const away = { sources: [{ id: 'f', server: 'gitlab' as const, effects: ['status_503' as const], isRepeated: true }] };

// The walk begins on tickets that nobody has opened, so that no other journey shares its servers.
const test = withSources.extend<object, { isFirst: boolean }>({ isFirst: [true, { scope: 'worker' }] });
test.setTimeout(600_000);

/** Who reads in which language and from which side. Each needs tickets nobody has worked on, so a walk is one's alone. */
const readers: Readonly<Record<string, { user: number; side: Side }>> = {
  en: { user: 9001, side: 'ltr' },
  de: { user: 9004, side: 'ltr' },
  rtl: { user: 9007, side: 'rtl' },
};
const name = process.env['HANDRAIL_READER'] ?? 'en';
const { user, side } = readers[name] ?? { user: 9001, side: 'ltr' };

const checks = /^(Why|Warum) \(/;
const step = (seat: Seat) => seat.sidebar.locator('[data-step]').filter({ hasText: release });

async function openedStep(desk: Desk, seat: Seat): Promise<void> {
  await seat.openTicket(await decidedRelease(desk));
  await step(seat).getByRole('button').first().click();
}

/** What comes later in a run takes a minute more, and is looked at with the gallery. */
const isWhole = Boolean(process.env['HANDRAIL_PICTURES']) || process.env['HANDRAIL_LONG'] === '1';

async function drawnBy(desk: Desk) {
  desk.console.allow(/Failed to load resource/);
  const seat = await desk.seat(user);
  return { seat, draw: (state: string) => look(sidebarOf(seat), `sources-${name}-${state}`, side) };
}

test('what systems say fits and is accessible', async ({ desk }) => {
  const { seat, draw } = await drawnBy(desk);
  await seat.openTicket(101);
  await expect(seat.sidebar.getByTestId('verdict')).toContainText('Eligible');
  await openChecks(seat, checks);
  await draw('answered');

  await desk.faults(refused('/api/v4/users/3122/events'));
  await seat.openTicket(122);
  const failed = seat.sidebar.locator('[data-look-up]').first();
  await expect(failed).toBeVisible();
  await draw('failed');
  await desk.faults(slow);
  await failed.getByRole('button').click();
  await expect(failed.getByRole('button', { disabled: true })).toBeVisible();
  await draw('looking');
  await desk.faults({});

  await seat.openTicket(113);
  await expect(seat.sidebar.locator('[data-proposal]').first()).toBeVisible();
  await draw('proposal');
});

async function whatIsSaidLater({ desk }: { desk: Desk }): Promise<void> {
  const { seat, draw } = await drawnBy(desk);
  await desk.faults(refused('/api/v4/users/3103/events'));
  await seat.openTicket(103);
  await expect(seat.sidebar.locator('[data-look-up]').first()).toBeVisible();
  await recordOnRun(desk, 103, [fact('other.activity', 'some')]);
  await desk.faults({});
  await openChecks(seat, checks);
  await seat.sidebar
    .getByRole('button', { name: /^(Look again|Erneut nachsehen): .*contribution/ })
    .first()
    .click();
  await expect(seat.sidebar.locator('[data-proposal="other.activity"]')).toBeVisible();
  await draw('otherwise');

  await seat.openTicket(await decidedRelease(desk, 2));
  await openChecks(seat, checks);
  await expect(seat.sidebar.getByText(/more than a day old|über einen Tag alt/).first()).toBeVisible();
  await draw('old');

  await openedStep(desk, seat);
  await expect(step(seat).getByRole('button').nth(1)).toBeVisible();
  await draw('second-look-unchanged');

  const failing = await decidedRelease(desk);
  await seat.openTicket(failing);
  await desk.faults(away);
  await step(seat).getByRole('button').first().click();
  await expect(
    step(seat)
      .getByText(/GitLab/)
      .first(),
  ).toBeVisible();
  await draw('second-look-failed');
  await desk.faults({});

  const changing = await decidedRelease(desk);
  await seat.openTicket(changing);
  await inAnotherWorld(desk, async (signIn) => {
    await signIn('ana-initech');
    await step(seat).getByRole('button').first().click();
    await expect(step(seat)).toHaveCount(0);
    await draw('second-look-changed');
  });
}

if (isWhole) test('what systems say later fits and is accessible', whatIsSaidLater);
