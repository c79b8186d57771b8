import { type Desk, expect, test } from './_desk.ts';
import { fact, recordOnRun } from './_run-record.ts';

const owners = [
  { username: 'ida', name: 'Ida Berg', role: 'owner', email: 'ida@acme.example', lastActivity: '2026-05-20' },
  { username: 'jo', name: 'Jo Park', role: 'owner', email: 'jo@acme.example', lastActivity: '2026-05-02' },
];

/** A ticket of a verified enterprise user who wants a private address: now the owners are asked. */
async function atContactOwners(desk: Desk): Promise<number> {
  const id = await desk.newTicket({
    subject: 'Cannot change my primary email',
    text: 'I am an enterprise user and want to change my primary email from bo@acme.example to bo@private.example.',
    requester: { name: 'Bo Lind', email: 'bo@acme.example' },
  });
  await desk.openTicket(id);
  await recordOnRun(desk, id, [
    fact('address.new', 'bo@private.example'),
    fact('user.username', 'bo'),
    fact('group.path', 'acme'),
    fact('user.is_enterprise', true),
    fact('domain.is_verified', false),
    { type: 'step_done', step: 'send-initial' },
    fact('user.wishes', 'proceed', 'customer'),
    fact('verification.result', 'passed'),
    { type: 'approval_asked', step: 'peer-review', question: 'Does it hold?' },
  ]);
  const ben = await desk.seat(9003);
  await ben.openTicket(id);
  await recordOnRun(ben, id, [
    { type: 'approval_decided', step: 'peer-review', decision: 'approved', comment: '' },
    fact('owners.members', owners),
  ]);
  await desk.openTicket(id);
  return id;
}

test('each chosen owner gets one ticket, although answers get lost, and their own reply counts', async ({ desk }) => {
  test.slow();
  desk.console.allow(/status of (429|5\d\d)/, /Failed to load resource/);
  const id = await atContactOwners(desk);
  const { sidebar, dialog } = desk;
  await sidebar.getByRole('button', { name: 'Review and write to the owners' }).click();
  await expect(dialog.getByRole('heading', { name: 'Write to 2 owners' })).toBeVisible();
  await expect(dialog.locator('[data-owner="ida"]')).toContainText('ida@acme.example');
  await expect(dialog.getByText('Each owner gets a ticket of their own, set to On-hold')).toBeVisible();

  // The first answer is lost after Zendesk made the ticket, the second request is turned away.
  await desk.faults({
    http: [
      {
        id: 'create',
        method: 'POST',
        path: '/api/v2/tickets',
        effects: ['lost_answer', 'status_429', 'ok'],
        retryAfter: 1,
      },
    ],
  });
  await dialog.getByRole('button', { name: 'Write to 2 owners' }).click();
  await expect(dialog.getByText('2 owners were written to.')).toBeVisible({ timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Close' }).click();

  const written = [...(await desk.ticketsFor('ida@acme.example')), ...(await desk.ticketsFor('jo@acme.example'))];
  expect(written.map(({ externalId }) => externalId?.split(':').at(-1))).toEqual(['ida', 'jo']);
  for (const ticket of written) {
    expect(ticket).toMatchObject({ status: 'hold', comments: [{ public: true }, { public: false }] });
    expect(JSON.stringify(ticket.comments[1])).toContain(String(id));
  }
  await expect(sidebar.getByTestId('verdict')).toHaveText("Wait for an owner's permission");

  const ida = written.find(({ externalId }) => externalId?.endsWith(':ida'));
  if (!ida) throw new Error('Ida was not written to');
  await desk.reply(ida.id, { from: 'ida@acme.example', text: 'Yes, go ahead.' });
  await desk.openTicket(ida.id);
  await expect(sidebar.getByRole('heading', { name: 'Permission of ida' })).toBeVisible();
  await sidebar.getByRole('button', { name: 'Yes, given' }).click();
  await expect(sidebar.getByText('Permission given')).toBeVisible();
  await desk.openTicket(id);
  await expect(sidebar.getByTestId('verdict')).not.toHaveText("Wait for an owner's permission");
});
