import { expect } from '@playwright/test';
import type { Gallery } from './_gallery.ts';
import { dialogOf } from './_look.ts';
import { fact } from './_run-record.ts';
import type { Seat } from './_seat.ts';
import { type State, button, opened, unfold, unfoldStep } from './_state.ts';

const owner = (username: string, email: string | null, lastActivity: string) => ({
  username,
  name: null,
  role: 'owner',
  email,
  lastActivity,
});
const owners = [
  owner('ida', 'ida@acme.example', '2026-05-20'),
  owner('jo', 'jo@acme.example', '2026-05-02'),
  owner('kay', 'kay@acme.example', '2026-03-14'),
  owner('lou', 'lou@acme.example', '2025-12-01'),
  { ...owner('deploy-bot', null, '2026-05-30'), isBot: true },
];

const upToOwners = [
  fact('address.new', 'bo@private.example'),
  fact('user.username', 'bo'),
  fact('group.path', 'acme'),
  fact('user.is_enterprise', true),
  fact('domain.is_verified', false),
  { type: 'step_done', step: 'send-initial' },
  fact('user.wishes', 'proceed', 'customer'),
  fact('verification.result', 'passed'),
  { type: 'approval_asked', step: 'peer-review', question: 'Does it hold?' },
];
const reviewed = { type: 'approval_decided', step: 'peer-review', decision: 'approved', comment: '' };

async function atOwners(seat: Seat, gallery: Gallery, members: readonly object[] = owners): Promise<void> {
  const { id } = await gallery.run(
    'enterprise',
    ['ana', upToOwners],
    ['ben', [reviewed, fact('owners.members', members)]],
  );
  await opened(seat, id);
  await unfoldStep(seat, 'owner-tickets');
}

async function openDialog(seat: Seat): Promise<void> {
  await seat.settled();
  await button(seat, 'Review and write to the owners').click();
  await expect(seat.dialog.getByRole('heading')).toBeVisible();
}

/** From the owners that were chosen to what one of them said. */
export const ownerTickets: readonly State[] = [
  {
    name: 'owners, one without an address',
    async reach(seat, gallery) {
      await atOwners(seat, gallery, [owner('ida', 'ida@acme.example', '2026-05-20'), owner('jo', null, '2026-05-02')]);
      await openDialog(seat);
      await expect(seat.dialog.locator('[data-owner="jo"]')).toContainText(/Email address of .?jo/);
    },
    at: dialogOf,
  },
  { name: 'owners, step', reach: (seat, gallery) => atOwners(seat, gallery) },
  {
    name: 'owners, review in the dialog',
    async reach(seat) {
      await openDialog(seat);
      await unfold(seat.dialog.getByRole('button', { name: /not asked$/ }));
      await unfold(seat.dialog.getByRole('button', { name: 'The private note' }));
    },
    at: dialogOf,
  },
  {
    name: 'owners, being contacted',
    async reach(seat, gallery) {
      await gallery.desk.faults({
        http: [{ id: 'f', method: 'POST', path: '/api/v2/tickets', effects: ['ok', 'hang'] }],
      });
      await seat.dialog.getByRole('button', { name: /^Write to/ }).click();
      await expect(seat.dialog.getByText('being contacted')).toBeVisible();
    },
    at: dialogOf,
  },
  {
    name: 'owners, partly refused',
    async reach(seat, gallery) {
      await gallery.desk.faults({});
      await atOwners(seat, gallery, [
        owner('ida', 'ida@acme.example', '2026-05-20'),
        // An address to Handrail, and none to Zendesk.
        owner('jo', 'jö.park@acme.example', '2026-05-02'),
      ]);
      await openDialog(seat);
      await seat.dialog.getByRole('button', { name: /^Write to/ }).click();
      await expect(seat.dialog.getByRole('alert')).toBeVisible();
      await expect(seat.dialog.locator('[data-owner="jo"]')).toContainText(/not sent.*Invalid email address/);
    },
    at: dialogOf,
  },
  {
    name: 'owners, partly refused, in the sidebar',
    async reach(seat) {
      await seat.dialog.getByRole('button', { name: 'Close' }).click();
      await expect(seat.page.locator('dialog.app-dialog')).toHaveCount(0);
      await expect(seat.sidebar.getByText('Invalid email address')).toBeVisible();
    },
  },
  {
    name: 'owners, all written to',
    async reach(seat, gallery) {
      await atOwners(seat, gallery);
      await openDialog(seat);
      await seat.dialog.getByRole('button', { name: /^Write to/ }).click();
      await expect(seat.dialog.getByText('3 owners were contacted.')).toBeVisible({ timeout: 30_000 });
    },
    at: dialogOf,
  },
  {
    name: 'owners, waiting for them',
    async reach(seat) {
      await seat.dialog.getByRole('button', { name: 'Close' }).click();
      await expect(seat.sidebar.getByRole('heading', { name: 'Waiting on' })).toBeVisible();
      await unfold(button(seat, /^\d+ done( or skipped)?$/));
      await unfoldStep(seat, 'owner-tickets');
    },
  },
  {
    name: "an owner's ticket, no reply yet",
    async reach(seat, gallery) {
      await opened(seat, await newest(gallery));
      await expect(seat.sidebar.getByText('No reply from this owner yet.')).toBeVisible();
    },
  },
  {
    name: "an owner's ticket, a reply to judge",
    async reach(seat, gallery) {
      const id = await newest(gallery);
      const text = 'Yes, please go ahead.\nBest wishes, Ida';
      await gallery.desk.reply(id, { from: 'ida@acme.example', text });
      await opened(seat, id);
      await expect(button(seat, 'Yes, given')).toBeVisible();
    },
  },
  {
    name: "an owner's ticket, permission given",
    async reach(seat) {
      await button(seat, 'Yes, given').click();
      await expect(seat.sidebar.getByText('Permission given')).toBeVisible();
    },
  },
];

/** The newest ticket that was written to the first owner. */
async function newest({ desk }: Gallery): Promise<number> {
  const written = await desk.ticketsFor('ida@acme.example');
  return Math.max(...written.map(({ id }) => id));
}
