import type { Desk } from './_desk.ts';
import { fact, recordOnRun } from './_run-record.ts';

/** Runs of an enterprise user who wants a private address, brought to where the owners of the group come in. */

export const owners = [
  { username: 'ida', name: 'Ida Berg', role: 'owner', email: 'ida@acme.example', lastActivity: '2026-05-20' },
  { username: 'jo', name: 'Jo Park', role: 'owner', email: 'jo@acme.example', lastActivity: '2026-05-02' },
];

/** Everything is known and verified but who the owners are. */
export async function verifiedUser(desk: Desk): Promise<number> {
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
  await recordOnRun(ben, id, [{ type: 'approval_decided', step: 'peer-review', decision: 'approved', comment: '' }]);
  await ben.page.close();
  await desk.openTicket(id);
  return id;
}

/** The owners are known, and nobody has been written to. */
export async function ownersToAsk(desk: Desk): Promise<number> {
  const id = await verifiedUser(desk);
  await recordOnRun(desk, id, [fact('owners.members', owners)]);
  await desk.openTicket(id);
  return id;
}
