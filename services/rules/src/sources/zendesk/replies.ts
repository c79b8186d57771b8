import { type Finding, propose, record, unknown } from '../finding.ts';
import { accountOf, isSameAddress } from '../gitlab/account.ts';
import { namespaceUnder, roleThere } from '../gitlab/members.ts';
import { gitlabIn, needed, type Reading } from '../reading.ts';
import { Unreadable } from '../unreadable.ts';
import { allComments, type Authored, isOnBehalf } from './all-comments.ts';
import type { Comment, Zendesk } from './zendesk.ts';

/** More people than this on one ticket are read by a person. */
const mostAuthors = 5;

function zendeskIn({ zendesk }: Reading): Zendesk {
  if (!zendesk) throw new Unreadable('source_off');
  return zendesk;
}

/** How far the service's clock may be behind Zendesk's, ms. */
const clocksApart = 60_000;

const isByAgent = ({ role }: Authored): boolean => role !== null && role !== 'end-user';

/** Comments of the ticket by people who are not agents, whether Zendesk stored them as public or internal. */
async function commentsOfOthers(reading: Reading): Promise<Authored[]> {
  const all = await allComments(zendeskIn(reading), reading.ticketId);
  return all.filter((one) => !isByAgent(one));
}

/** When the text that asks went out: the service may be told of it much later, and replies come meanwhile. */
function sentAt(all: readonly Authored[], told: string): number {
  const ticked = Date.parse(told);
  const ours = all.filter((one) => isByAgent(one) && one.comment.public === true);
  const sent = ours.map(({ comment }) => Date.parse(comment.created_at)).filter((at) => at <= ticked + clocksApart);
  return sent.length > 0 ? Math.max(...sent) : ticked;
}

async function hasVerified(zendesk: Zendesk, user: number, address: string): Promise<boolean> {
  const answer = await zendesk.client.read('identities', { params: { id: user } });
  return (answer?.identities ?? []).some(
    ({ type, value, verification_method: method }) =>
      type === 'email' && isSameAddress(value, address) && method === 'full',
  );
}

/** Whether one comment shows that its author writes from the address. Who wrote counts, never what the text says. */
async function judge(reading: Reading, comment: Comment, address: string): Promise<Finding | null> {
  const zendesk = zendeskIn(reading);
  const flags = comment.metadata?.flags ?? [];
  const link = zendesk.commentPage(reading.ticketId, comment.id);
  const told = { link, commentId: String(comment.id) };
  if (comment.via?.channel === 'web') {
    if (!(await hasVerified(zendesk, comment.author_id, address))) return null;
    return flags.length === 0 ? record(address, { link }) : propose(address, 'sender_in_doubt', address, told);
  }
  const from = comment.via?.source?.from?.address ?? null;
  if (comment.via?.channel !== 'email' || !isSameAddress(from, address)) return null;
  if (flags.length > 0) return propose(address, 'sender_in_doubt', address, told);
  return zendesk.authenticatesSenders ? record(address, { link }) : propose(address, 'sender_claimed', address, told);
}

export async function readReplyFrom(reading: Reading): Promise<Finding> {
  const address = needed(reading, 'address.wanted').toLowerCase();
  const asked = reading.given('reply.asked')?.at;
  if (asked === undefined) throw new Unreadable('input_missing');
  const all = await allComments(zendeskIn(reading), reading.ticketId);
  const since = sentAt(all, asked);
  const later = all.filter((one) => !isByAgent(one) && Date.parse(one.comment.created_at) > since);
  let best: Finding | null = null;
  for (const { comment } of later) {
    if (isOnBehalf(comment)) {
      best ??= unknown('on_behalf');
      continue;
    }
    const finding = await judge(reading, comment, address);
    if (finding?.kind === 'record') return finding;
    if (finding && best?.kind !== 'propose') best = finding;
  }
  return best ?? unknown('no_reply');
}

/** The first person besides the requester who wrote on the ticket and has the role that is needed there. */
async function entitledAuthor(reading: Reading): Promise<{ comment: Comment; role: string } | null> {
  const gitlab = gitlabIn(reading);
  const place = await namespaceUnder(reading);
  const authors = new Map<string, Comment>();
  for (const { comment, email } of await commentsOfOthers(reading)) {
    if (email === null || isOnBehalf(comment) || isSameAddress(reading.requester, email)) continue;
    authors.set(email, comment);
  }
  if (authors.size > mostAuthors) throw new Unreadable('several_accounts');
  for (const [email, comment] of authors) {
    const account = await accountOf(gitlab, email);
    const role = account ? await roleThere(reading, place, account.user.id) : 'none';
    if (role === 'owner' || (place.kind === 'project' && role === 'maintainer')) return { comment, role };
  }
  return null;
}

const proposal = async (reading: Reading, value: true | 'entitled'): Promise<Finding> => {
  const found = await entitledAuthor(reading);
  if (!found) return unknown('no_reply');
  const { comment, role } = found;
  const link = zendeskIn(reading).commentPage(reading.ticketId, comment.id);
  return propose(value, 'role_seen', role, { link, commentId: String(comment.id) });
};

export const readOwnerJoined = (reading: Reading) => proposal(reading, true);
export const readPermissionBy = (reading: Reading) => proposal(reading, 'entitled');
