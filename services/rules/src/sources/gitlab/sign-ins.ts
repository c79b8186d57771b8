import { type Finding, propose, record, unknown } from '../finding.ts';
import { gitlabIn, type Reading } from '../reading.ts';
import { Unreadable } from '../unreadable.ts';
import { detailsOf, type Gitlab, shown } from './gitlab.ts';
import { accountLink, heldAccount } from './held-account.ts';

/** An impersonation writes the sign-in itself, seconds later; clocks and queues are given some minutes. */
const near = 5 * 60_000;

async function impersonations(gitlab: Gitlab, id: number, around: string): Promise<string[]> {
  const at = Date.parse(around);
  const query = {
    entity_type: 'User',
    entity_id: String(id),
    created_after: new Date(at - near).toISOString(),
    created_before: new Date(at + near).toISOString(),
    pagination: 'keyset',
  };
  try {
    const events = await gitlab.client.rows('auditEvents', { query });
    if (events === null) throw new Unreadable('impersonation_not_ruled_out');
    return events
      .filter(
        ({ event_name, details }) =>
          event_name === 'user_impersonation' || /started impersonation/i.test(details?.custom_message ?? ''),
      )
      .map(({ created_at }) => created_at)
      .filter((time) => Math.abs(Date.parse(time) - at) <= near);
  } catch (error) {
    if (error instanceof Unreadable && (error.reason.code === 'forbidden' || !error.isTransient)) {
      throw new Unreadable('impersonation_not_ruled_out');
    }
    throw error;
  }
}

/** Never; by somebody; or, for a manager to judge, by nobody but Support in the user's name. */
export async function readSignedIn(reading: Reading): Promise<Finding> {
  const gitlab = gitlabIn(reading);
  const { user } = await heldAccount(reading);
  const details = await detailsOf(gitlab, user.id);
  const count = shown(details.sign_in_count);
  const times = new Set([shown(details.last_sign_in_at), shown(details.current_sign_in_at)]);
  times.delete(null);
  const told = { link: accountLink(reading, user.username), account: user.id };
  if (count === 0 && times.size === 0) return record('never', told);
  if (times.size === 0) return unknown('impersonation_not_ruled_out');
  const seen: string[] = [];
  for (const time of times) {
    const found = await impersonations(gitlab, user.id, String(time));
    if (found[0] === undefined) return record('by_user', told);
    seen.push(found[0]);
  }
  // Only the two newest sign-ins have a time; about earlier ones nothing can be said.
  if (count > seen.length) return unknown('impersonation_not_ruled_out');
  const minutes = seen.map((time) => `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`);
  return propose('only_support', 'impersonation_judged_by_manager', minutes.join(', '), told);
}
