import { expect } from '@playwright/test';
import type { Desk } from './_desk.ts';
import {
  answer,
  expectLink,
  expectVerdict,
  insert,
  openStep,
  setAndSubmit,
  stepOf,
  tick,
  writeTogether,
} from './_run-work.ts';

/** The parts of a run in which people answer: the requester's verification, and permission for one act. */

interface Verification {
  /** The row of the verification matrix, as the agent reads it. */
  row: string;
  from: string;
}

/** From the first challenge to the verified owner: nothing goes on before a second agent has looked. */
export async function verifyOwnership(desk: Desk, id: number, { row, from }: Verification): Promise<void> {
  await expectVerdict(desk, 'Verify first that the requester owns the account');
  await expectLink(
    desk,
    'Open the verification workflow',
    /^https:\/\/handbook\.gitlab\.com\/.+account_verification\/$/,
  );
  await tick(desk, 'Open the verification workflow');
  await insert(desk, 'Send the challenges');
  await setAndSubmit(desk, id, 'Set the ticket to pending', 'Pending');

  await desk.reply(id, { from, text: 'Here are my answers to all questions.' });
  await openStep(desk, 'Record the result');
  await answer(desk, /What came out of the verification/, 'Passed, by challenge questions');
  await openStep(desk, 'Record how ownership was shown');
  await answer(desk, /Which row of the verification matrix/, row);

  const review = 'Have a colleague review the verification';
  const asked = await openStep(desk, review);
  await asked.getByRole('button', { name: 'Ask for approval' }).click();
  // It may close then, for another step is the next one.
  await expect(asked).toHaveAttribute('data-state', 'waiting');
  await openStep(desk, review);
  await expect(asked.getByText('You asked, so someone else has to decide.')).toBeVisible();
  const colleague = await desk.seat(9003);
  await colleague.openTicket(id);
  const theirs = colleague.sidebar.getByRole('region', { name: 'Waiting for your decision' });
  await theirs.getByRole('textbox', { name: 'Comment' }).fill('The answers fit the account.');
  await theirs.getByRole('button', { name: 'Approve' }).click();
  await expect(theirs).toBeHidden();
  await colleague.page.close();
  await desk.openTicket(id);
  await expect(stepOf(desk, review)).toHaveCount(0);
}

interface Permission {
  /** What Support will do, and to what. */
  action: string;
  object: string;
  from: string;
  /** Titles where a workflow words them for itself. */
  ask?: string;
  record?: string;
}

/** From the exact wording to the recorded yes. */
export async function askPermission(
  desk: Desk,
  id: number,
  { action, object, from, ask = 'Ask for permission', record = 'Record the answer' }: Permission,
): Promise<void> {
  await expectVerdict(desk, 'Ask for permission, and say exactly for what');
  await openStep(desk, 'Say what will be done and to what');
  await desk.sidebar.getByRole('textbox', { name: 'What exactly will Support do?' }).fill(action);
  // Shown as it will stand there, so that it is worded to fit.
  await expect(desk.sidebar.getByText(/^In the reply: “.+”$/)).toContainText(action);
  await writeTogether(desk, { 'What exactly will Support do?': action, 'To what exactly?': object });
  await insert(desk, ask, action, object);
  await setAndSubmit(desk, id, 'Set the ticket to pending', 'Pending');
  await expect(stepOf(desk, 'Solve the ticket')).toHaveCount(0);

  await desk.reply(id, { from, text: `Yes, you may ${action}.` });
  await openStep(desk, record);
  await answer(desk, /answer to the request for permission/, 'They allow it');
}
