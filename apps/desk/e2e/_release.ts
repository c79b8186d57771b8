import { expect } from '@playwright/test';
import type { Desk } from './_desk.ts';
import { fact, recordOnRun } from './_run-record.ts';
import { answer } from './_run-work.ts';
import type { Seat } from './_seat.ts';

/** A new ticket on the release of an address, open at the first agent's seat with its workflow drawn. */
export async function openedRelease(desk: Desk): Promise<number> {
  const id = await desk.newTicket();
  await desk.openTicket(id);
  await expectRelease(desk);
  return id;
}

export async function expectRelease(seat: Seat): Promise<void> {
  await expect(seat.sidebar.getByRole('heading', { name: 'Release an e-mail address' })).toBeVisible();
}

export const whereInUse = /Where is the address in use/;
export const onAnotherAccount = "On an account other than the requester's";
export const whatAdminShows = /What does Admin show about that account/;
export const unusedInAdmin = 'Never signed in, address not confirmed, no memberships, no data';

/** The account holds the address as primary, was never used, and the requester pays. */
export async function answerAsUnused(seat: Seat): Promise<void> {
  await answer(seat, whereInUse, onAnotherAccount);
  await answer(seat, /primary or a secondary address/, 'primary');
  await answer(seat, /Is the requester a paid user/, 'paid');
  await answer(seat, /show any contribution/, 'none');
  await answer(seat, whatAdminShows, unusedInAdmin);
  await seat.settled();
}

/** An account that was never used, as facts that were recorded before the journey begins. */
const unused = [
  fact('other.found', 'elsewhere'),
  fact('other.username', 'kim.old'),
  fact('other.activity', 'none'),
  fact('other.signed_in', 'never'),
  fact('other.memberships', false),
  fact('other.has_data', false),
  fact('other.confirmed', false),
];

/** What `answerAsUnused` answers, as facts. */
export const unusedAccount = [...unused, fact('other.kind', 'primary'), fact('requester.plan', 'paid')];

/** The address is secondary there, and nothing else forbids its release. */
export const unusedSecondary = [...unused, fact('other.kind', 'secondary'), fact('requester.plan', 'free')];

/** A new ticket whose address can be released as soon as its owner confirms from it. */
export async function eligibleRelease(desk: Desk, ticket?: Parameters<Desk['newTicket']>[0]): Promise<number> {
  const id = await desk.newTicket(ticket);
  await recordOnRun(desk, id, unusedAccount);
  await desk.openTicket(id);
  await expect(desk.sidebar.getByTestId('verdict')).toContainText('Eligible');
  return id;
}
