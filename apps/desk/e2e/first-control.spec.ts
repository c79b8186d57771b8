import { beforeFirstControl } from '../measure/clicks/before-first-control.ts';
import { seedTickets } from '../src/seed/seed-tickets.ts';
import { type Desk, expect, test as testByHand } from './_desk.ts';
import { owners, reviewToGive, verifiedUser } from './_group-owners.ts';
import { unusedAccount, unusedSecondary } from './_release.ts';
import { fact, recordOnRun } from './_run-record.ts';
import type { Seat } from './_seat.ts';
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

const measure = (seat: Seat) => async (subject: string) => {
  await seat.settled();
  const { pixels, words, control } = await beforeFirstControl(seat.sidebar);
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

const asked = (step: string) => ({ type: 'approval_asked', step, question: 'Does it hold?' });
const [lea, ben] = [9002, 9003];

/** Whose decision is waited for, and the ticket on which it is: of each workflow that asks for one, the longest question. */
const decisions: readonly [who: string, userId: number, ticket: (desk: Desk) => Promise<number>][] = [
  ['a colleague who reviews a verification', ben, reviewToGive],
  [
    'a lead on an expired clause',
    lea,
    async (desk) => {
      const id = await desk.newTicket();
      await recordOnRun(desk, id, [...unusedSecondary, asked('ask-clause')]);
      return id;
    },
  ],
  [
    'a lead on a sign-in by Support',
    lea,
    async (desk) => {
      const id = await desk.newTicket();
      const bySupport = unusedAccount.filter((event) => !('fact' in event) || event.fact !== 'other.signed_in');
      await recordOnRun(desk, id, [...bySupport, fact('other.signed_in', 'only_support'), asked('ask-impersonation')]);
      return id;
    },
  ],
  [
    'a lead where there is no owner to ask',
    lea,
    async (desk) => {
      const id = await verifiedUser(desk);
      const [owner] = owners;
      const members = [{ ...owner, username: 'bo', name: 'Bo Lind', email: 'bo@acme.example' }];
      await recordOnRun(desk, id, [fact('owners.members', members), asked('ask-owners-manager')]);
      return id;
    },
  ],
];

for (const [who, userId, ticket] of decisions) {
  byHand(`the choices of ${who} stand above all that they rest on`, async ({ desk }) => {
    const id = await ticket(desk);
    const seat = await desk.seat(userId);
    await seat.openTicket(id, { tray: 320 });
    const { sidebar } = seat;
    const choice = sidebar.getByRole('button', { name: 'Approve' });
    await expect(choice).toBeVisible();
    await measure(seat)(who);
    expect((await beforeFirstControl(sidebar)).control).toBe('Approve');
    const facts = sidebar.getByText('Asked on these answers');
    expect((await facts.boundingBox())?.y).toBeGreaterThan((await choice.boundingBox())?.y ?? Infinity);
  });
}
