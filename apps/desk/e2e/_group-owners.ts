import type { Desk } from './_desk.ts';
import { fact, recordOnRun } from './_run-record.ts';

/** Runs of an enterprise user who wants a private address, brought to where the owners of the group come in. */

export const owners = [
  { username: 'ida', name: 'Ida Berg', role: 'owner', email: 'ida@acme.example', lastActivity: '2026-05-20' },
  { username: 'jo', name: 'Jo Park', role: 'owner', email: 'jo@acme.example', lastActivity: '2026-05-02' },
];

/** The identity is verified, and a colleague was asked to look at it. */
export async function reviewToGive(desk: Desk): Promise<number> {
  const id = await desk.newTicket({
    subject: 'Cannot change my primary email',
    text: 'I am an enterprise user and want to change my primary email from bo@acme.example to bo@private.example.',
    requester: { name: 'Bo Lind', email: 'bo@acme.example' },
  });
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
  return id;
}

/** Everything is known and verified but who the owners are. */
export async function verifiedUser(desk: Desk): Promise<number> {
  const id = await reviewToGive(desk);
  const ben = { userId: 9003, deskUrl: desk.deskUrl };
  await recordOnRun(ben, id, [{ type: 'approval_decided', step: 'peer-review', decision: 'approved', comment: '' }]);
  return id;
}

/** The owners are known, and nobody has been written to. */
export async function ownersToAsk(desk: Desk): Promise<number> {
  const id = await verifiedUser(desk);
  await recordOnRun(desk, id, [fact('owners.members', owners)]);
  return id;
}

/** Every owner has a ticket, and nothing is done yet on the requester's. */
export async function ownersWrittenTo(desk: Desk): Promise<number> {
  const id = await ownersToAsk(desk);
  const step = 'owner-tickets';
  for (const { username, name, email } of owners) {
    const ticketId = await desk.newTicket({ subject: 'Your permission', text: '…', requester: { name, email } });
    const named = { step, username, externalId: `handrail:{run}:${step}:${username}` };
    await recordOnRun(desk, id, [
      { type: 'owner_ticket_intended', ...named },
      { type: 'owner_ticket_created', ...named, ticketId },
      { type: 'owner_ticket_linked', step, ticketId },
    ]);
  }
  return id;
}
