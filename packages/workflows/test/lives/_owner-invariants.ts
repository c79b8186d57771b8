import type { FactValue, Member } from '@handrail/contract';
import { type Life, type Moment, ownTicket } from './_life.ts';
import { type Invariant, known, plain, same } from './_telling.ts';

type Named = Moment['before'];
type OwnerTicketStep = { id: string; members: string; answers: string; except: readonly string[] };
type Word = { username: string; answer: string; counts: boolean };

const isMember = (one: unknown): one is Member => typeof one === 'object' && one !== null && 'username' in one;

const membersOf = (at: Named, { members }: OwnerTicketStep): Member[] => {
  const value = known(at, members);
  return Array.isArray(value) ? value.filter(isMember) : [];
};

const textsOf = (value: FactValue | null): string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

const ownerSteps = ({ pack: { workflow } }: Life): OwnerTicketStep[] =>
  [...workflow.steps.values()].flatMap(({ step }) =>
    step.kind === 'owner_ticket' ? [{ ...step, except: [step.except ?? []].flat() }] : [],
  );

const isRequester = (at: Named, step: OwnerTicketStep, { username, email }: Member): boolean =>
  step.except
    .flatMap((name) => textsOf(known(at, name)))
    .some((name) => plain(name) !== '' && (same(name, username) || same(name, email)));

const mayPermit = (at: Named, step: OwnerTicketStep, one: Member): boolean =>
  one.role === 'owner' && one.direct && !one.isBot && !isRequester(at, step, one);

/** What each owner who was written to said last, and whether that counts as things are now. */
function wordsOf(life: Life, step: OwnerTicketStep): Word[] {
  const { covers } = life.pack.workflow.facts.get(step.answers) ?? { covers: [] };
  return life.events.flatMap(({ body: letter }) => {
    if (letter.type !== 'owner_ticket_created' || letter.step !== step.id) return [];
    const intended = life.moments.findLast(
      ({ event: { body } }) => body.type === 'owner_ticket_intended' && body.externalId === letter.externalId,
    );
    const last = life.events.findLast(
      ({ body }) =>
        (body.type === 'owner_answered' || body.type === 'owner_answer_withdrawn') && body.ticketId === letter.ticketId,
    )?.body;
    const answer = last?.type === 'owner_answered' ? last.answer : 'none';
    const isNamed = (one: Member) => same(one.username, letter.username);
    const person = membersOf(life.now, step).find(isNamed);
    if (intended === undefined || person === undefined) return [{ username: letter.username, answer, counts: false }];
    const address = membersOf(intended.before, step).find(isNamed)?.email ?? null;
    const isThere = address === null || same(address, person.email);
    const isSameThing = covers.every((name) => {
      const then = known(intended.before, name);
      return then !== null && then !== '' && same(then, known(life.now, name));
    });
    const counts = mayPermit(life.now, step, person) && isThere && isSameThing;
    return [{ username: letter.username, answer, counts }];
  });
}

/** X33, X20: what owners are taken to have said is what the owners of now said of the request of now. */
const ownersSayWhatTheySay: Invariant = (life) => {
  for (const step of ownerSteps(life)) {
    const said = wordsOf(life, step).flatMap(({ answer, counts }) => (counts ? [answer] : []));
    const isYes = said.includes('approved');
    const isNo = said.includes('refused');
    const isAll = isNo && said.every((one) => one === 'refused');
    const expected = isYes ? (isNo ? 'contradicting' : 'approved') : isAll ? 'refused' : 'none';
    const taken = known(life.now, step.answers);
    if (!same(taken, expected)) return `Owners said ${expected}, taken as ${JSON.stringify(taken)}`;
  }
  return null;
};

/** X33: a yes was read from a comment that was seen, and written by the owner who was asked. */
const yesWasSeen: Invariant = (life) => {
  const last = life.moments.at(-1)?.event.body;
  if (last?.type !== 'owner_answered') return null;
  const letter = life.events.find(
    ({ body }) => body.type === 'owner_ticket_created' && body.ticketId === last.ticketId,
  )?.body;
  if (letter?.type !== 'owner_ticket_created') return 'An answer to no letter';
  const step = ownerSteps(life).find(({ id }) => id === last.step);
  const intended = life.moments.findLast(
    ({ event: { body } }) => body.type === 'owner_ticket_intended' && body.externalId === letter.externalId,
  );
  const asked =
    step && intended && membersOf(intended.before, step).find(({ username }) => same(username, letter.username));
  if (asked?.email && ![asked.username, asked.email].some((name) => same(name, last.author))) {
    return `${last.author} answered for ${letter.username}`;
  }
  if (last.answer !== 'approved') return null;
  const wasSeen = life.events.some(({ body }) => body.type === 'owner_reply_seen' && body.commentId === last.commentId);
  return wasSeen ? null : 'A yes was taken that nobody saw';
};

/** X33: owners whose last word nobody has read. */
export function unread(life: Life): string[] {
  const { events } = life;
  return events.flatMap(({ body }, place) => {
    if (body.type !== 'owner_reply_seen') return [];
    const later = events.slice(place + 1);
    const isRead = later.some((one) => one.body.type === 'owner_answered' && one.body.ticketId === body.ticketId);
    const last = later.findLast(({ body: one }) => 'ticketId' in one && one.ticketId === body.ticketId)?.type;
    return isRead && last !== 'owner_answer_withdrawn' ? [] : [body.username];
  });
}

/** X46: one ticket stands for one owner, one owner is one person, and none is the requester. */
const oneTicketEach: Invariant = (life) => {
  const tickets = Object.values(life.now.state.ownerTickets).flat();
  const ids = tickets.flatMap(({ ticketId }) => ticketId ?? []);
  const names = tickets.map(({ username }) => plain(username));
  if (ids.includes(ownTicket)) return 'The requester’s own ticket is an owner ticket';
  if (new Set(ids).size < ids.length) return 'One ticket stands for two owners';
  if (new Set(names).size < names.length) return 'One owner was written to twice';
  const last = life.moments.at(-1);
  if (last?.event.body.type !== 'owner_ticket_intended') return null;
  const { step: id, username } = last.event.body;
  const step = ownerSteps(life).find((one) => one.id === id);
  const person = step && membersOf(last.before, step).find((one) => same(one.username, username));
  if (step === undefined || person === undefined) return null;
  if (!mayPermit(last.before, step, person)) return `${username} was written to and cannot permit it`;
  const others = membersOf(last.before, step).filter((one) => !same(one.username, username) && one.email !== null);
  const twin = others.find((one) => same(one.email, person.email) && names.includes(plain(one.username)));
  return twin === undefined ? null : `${twin.username} and ${username} are one person, and were both written to`;
};

/** What holds of owners, of what they were asked and of what they said. */
export const ownerInvariants: Record<string, Invariant> = {
  'X33: owners are taken at their present word': ownersSayWhatTheySay,
  'X33: a yes was seen, and is the owner’s': yesWasSeen,
  'X46: one ticket for one owner': oneTicketEach,
};
