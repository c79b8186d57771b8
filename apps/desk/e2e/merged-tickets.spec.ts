import { type Desk, expect, test } from './_desk.ts';
import { onAnotherAccount, openedRelease, whereInUse } from './_release.ts';
import { answer } from './_run-work.ts';

/** Merges as an agent does in Zendesk's own menu, past the app. */
async function merge(desk: Desk, source: number, target: number): Promise<void> {
  const answered = await fetch(`${desk.servers.deskUrl}/api/v2/tickets/${target}/merge`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-desk-user': '9003' },
    body: JSON.stringify({ ids: [source] }),
  });
  expect(answered.status).toBe(200);
}

test('a merged ticket ends its checklist, and what it found out is taken with one click where the work goes on', async ({
  desk,
}) => {
  const into = await desk.newTicket({ subject: 'Any news?', text: 'I wrote to you about my address last week.' });
  const from = await openedRelease(desk);
  await answer(desk, whereInUse, onAnotherAccount);
  await merge(desk, from, into);
  const { sidebar } = desk;
  await expect(sidebar.getByText('Merged into another ticket')).toBeVisible();
  await sidebar.getByRole('button', { name: `Go on in ticket ${into}` }).click();

  await expect(sidebar.getByRole('heading', { name: 'Release an e-mail address' })).toBeVisible();
  await expect(sidebar.getByRole('button', { name: `Ticket ${from} was merged into this one` })).toBeVisible();
  await expect(sidebar.getByText(`From ticket ${from}: ${onAnotherAccount}`)).toBeVisible();
  await sidebar.getByRole('button', { name: `Use ${onAnotherAccount} for: Where is the address in use?` }).click();
  await expect(sidebar.getByRole('group', { name: whereInUse })).toBeHidden();
  await expect(sidebar.getByRole('group', { name: /primary or a secondary address/ })).toBeVisible();

  await sidebar.getByRole('button', { name: `Ticket ${from} was merged into this one` }).click();
  await expect(sidebar.getByText('Merged into another ticket')).toBeVisible();
});
