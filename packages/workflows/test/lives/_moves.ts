import type { Actor, EventBody, Fact, FactValue, Member, Step, TicketStatus } from '@handrail/contract';
import { followsFromStatus } from '@handrail/engine';
import { type Draw, pick } from '@handrail/engine/generate/seeded-draw';
import { recorded } from '@handrail/engine/generate/random-facts-known';
import { candidates } from '@handrail/engine/oracle/candidates';
import { dayOf } from '@handrail/engine/oracle/read';
import { toFact } from '../../src/case-file.ts';
import { caseFacts } from '../../src/run-case.ts';
import { agents, leads, type Life, ownTicket, service } from './_life.ts';

type Move = (life: Life, draw: Draw) => void;
type Values = Map<string, FactValue[]>;

const owner = (username: string, more: Partial<Member> = {}): Member => ({
  username,
  name: null,
  email: `${username.toLowerCase()}@acme.example`,
  role: 'owner',
  direct: true,
  lastActivity: null,
  addedBy: null,
  isBot: false,
  ...more,
});

const twoOwners = [owner('ida'), owner('jo')];

/** One person twice, and the person the cases of the workflow are about among those who could permit it. */
const sharedAddress = [owner('ida'), owner('ida2', { email: 'Ida@acme.example' }), owner('jo')];
const withRequester = [owner('Bo'), owner('ida')];

const groups: Member[][] = [
  [],
  twoOwners,
  [owner('IDA'), owner('Jo')],
  [owner('IDA'), owner('jo', { role: 'maintainer' })],
  [owner('ida', { email: 'ida@elsewhere.example' }), owner('kim')],
  sharedAddress,
  withRequester,
];

/** Values worth trying, and those that the workflow's own cases say of a fact, which lead somewhere. */
export function valuesOf({ pack }: Life): Values {
  const tried = candidates(pack.workflow.authored, {}, dayOf('2026-06-01'));
  return new Map(
    pack.workflow.declarations.map(({ id, type, options }) => {
      const ofCases = pack.cases.cases.flatMap(({ facts }) => {
        const fact: Fact | null = facts[id] === undefined ? null : toFact(facts[id], '2026-06-01T12:00:00Z');
        return fact?.state === 'known' ? [fact.value] : [];
      });
      if (type === 'members') return [id, groups];
      const named = type === 'text' || type === 'email' ? ofCases.slice(0, 2) : [];
      const values = options.length > 0 ? options.map(({ value }) => value) : (tried.get(id) ?? []).map(recorded);
      return [id, [...values.slice(0, 6), ...named]];
    }),
  );
}

const any = (values: Values, fact: string): FactValue[] => {
  const tried = values.get(fact) ?? [];
  return tried.length > 0 ? tried : ['something'];
};

const anybody = (draw: Draw): Actor => pick(draw, draw(6) === 0 ? leads : agents);

function tell(life: Life, draw: Draw, fact: string, value: FactValue | null, actor = anybody(draw)): void {
  const isManager = life.pack.workflow.facts.get(fact)?.declaration.who === 'manager';
  const by = isManager && draw(4) > 0 ? pick(draw, leads) : actor;
  const source = by.role === 'lead' && (isManager || draw(3) === 0) ? 'manager' : 'agent';
  const given = { fact, source, evidence: null } as const;
  if (value !== null && life.send({ type: 'fact_recorded', ...given, value, note: 'So it is' }, by)) return;
  life.send({ type: 'fact_corrected', ...given, value, reason: 'Looked again' }, by);
}

/** Answers what is asked, as a case of the workflow has it; where it says nothing, as the workflow starts, or anything. */
const answer =
  (values: Values, aim: Record<string, FactValue>, strays: number): Move =>
  (life, draw) => {
    const { decision, plan } = life.now;
    const asked = [...plan.first, ...decision.missing.map(({ fact }) => fact), ...plan.toKnow];
    const inSteps = plan.steps.flatMap((step) => (step.phase === 'now' && 'facts' in step ? step.facts : []));
    const open = [...asked, ...inSteps].filter((id) => !isSaid(life.now.facts[id]));
    const facts = open.length > 0 && draw(100) >= strays ? open.slice(0, 2) : [...asked, ...inSteps];
    if (facts.length === 0) return;
    const fact = pick(draw, facts);
    const aimed = aim[fact] ?? life.pack.workflow.facts.get(fact)?.starts ?? null;
    tell(life, draw, fact, aimed !== null && draw(100) >= strays ? aimed : pick(draw, any(values, fact)));
  };

const isSaid = (fact: Fact | undefined): boolean => fact?.state === 'known' && fact.source !== 'workflow';

/** Corrects what is known: to anything, to nothing, or back to what it was. */
const correct =
  (values: Values): Move =>
  (life, draw) => {
    const facts = life.pack.workflow.declarations.filter(({ role }) => role === 'case').map(({ id }) => id);
    const naming = facts.filter((id) => [...life.pack.workflow.facts.values()].some((one) => one.about.includes(id)));
    const known = (draw(2) === 0 ? naming : facts).filter((id) => life.now.facts[id]?.state === 'known');
    if (known.length === 0) return;
    const fact = pick(draw, known);
    const earlier = life.events.flatMap(({ body }) =>
      'fact' in body && body.fact === fact && 'value' in body && body.value !== null ? [body.value] : [],
    );
    const kind = draw(6);
    if (kind === 0) tell(life, draw, fact, null);
    else tell(life, draw, fact, pick(draw, kind < 4 && earlier.length > 0 ? earlier : any(values, fact)));
  };

/** Says something about any fact at all, asked or not. */
const volunteer =
  (values: Values): Move =>
  (life, draw) => {
    const { id } = pick(draw, life.pack.workflow.declarations);
    tell(life, draw, id, pick(draw, any(values, id)));
  };

const lose: Move = (life, draw) => {
  const { missing } = life.now.decision;
  if (missing.length === 0) return;
  const { fact } = pick(draw, missing);
  life.send({ type: 'fact_unobtainable', fact, source: 'agent', note: 'The log is gone' }, pick(draw, agents));
};

const isWorkable = ({ mark: { state }, phase }: Step): boolean =>
  phase === 'now' && (state === 'todo' || state === 'failed' || state === 'waiting');

const workNext: Move = (life, draw) => work(life, draw, life.now.plan.nextStep);

const workAny: Move = (life, draw) => {
  const workable = life.now.plan.steps.filter(isWorkable);
  if (workable.length > 0) work(life, draw, pick(draw, workable).id);
};

function work(life: Life, draw: Draw, id: string | null): void {
  const step = life.now.plan.steps.find((one) => one.id === id);
  if (step === undefined) return;
  const skip = { type: 'step_skipped', step: step.id, reason: 'It goes without' } as const;
  if (step.kind === 'approval' && draw(8) === 0 && life.send(skip, pick(draw, leads))) return;
  if (step.kind === 'approval') ask(life, draw, step.id, step.question);
  else if (step.kind === 'owner_ticket' && draw(5) > 0) write(life, draw, step);
  else life.send({ type: 'step_done', step: step.id, how: 'now', evidence: null, note: null }, anybody(draw));
}

function ask(life: Life, draw: Draw, step: string, question: string): void {
  if (life.send({ type: 'approval_asked', step, question }, anybody(draw)) && draw(3) > 0) decideOn(life, draw, step);
}

function decideOn(life: Life, draw: Draw, step: string): void {
  // What cannot be found out ends many a case.
  const isLost = life.pack.workflow.steps.get(step)?.isLost === true;
  const decision = draw(isLost ? 2 : 8) === 0 ? 'denied' : 'approved';
  const by = pick(draw, draw(4) === 0 ? agents : leads);
  life.send({ type: 'approval_decided', step, decision, comment: 'So be it' }, by);
}

const approve: Move = (life, draw) => {
  const asked = Object.keys(life.now.state.approvals);
  if (asked.length > 0) decideOn(life, draw, pick(draw, asked));
};

function write(life: Life, draw: Draw, { id: step, tickets }: Extract<Step, { kind: 'owner_ticket' }>): void {
  for (const [place, { username, externalId, state }] of tickets.entries()) {
    if (state !== 'planned' && state !== 'failed') continue;
    const named = { step, username, externalId };
    if (!life.send({ type: 'owner_ticket_intended', ...named }, pick(draw, agents))) continue;
    const ticketId = pick(draw, [100 + place, 100 + place, 100 + place, ownTicket, 100]);
    const created = life.send({ type: 'owner_ticket_created', ...named, ticketId }, pick(draw, agents));
    if (created && draw(6) > 0) life.send({ type: 'owner_ticket_linked', step, ticketId }, pick(draw, agents));
  }
}

/** Owners often write on the same day. */
const hearOwners: Move = (life, draw) => {
  for (let heard = 0; heard < 3 && draw(3) >= heard; heard += 1) hearOwner(life, draw);
};

const hearOwner: Move = (life, draw) => {
  const all = Object.entries(life.now.state.ownerTickets).flatMap(([step, tickets]) =>
    tickets.map((ticket) => ({ step, ticket })),
  );
  if (all.length === 0) return;
  const { step, ticket } = pick(draw, all);
  const { username, ticketId, email } = ticket;
  if (ticketId === null) return;
  const commentId = String(life.moments.length);
  const seen = { type: 'owner_reply_seen', step, username, ticketId, commentId, repliedAt: life.at } as const;
  if (draw(3) > 0) life.send(seen, service);
  if (draw(4) === 0) return;
  const said = pick(draw, ['approved', 'approved', 'refused', 'not_an_answer'] as const);
  const author = draw(6) === 0 ? 'stranger@elsewhere.example' : (email ?? username);
  const read = life.now.state.ownerTickets[step]?.find((one) => one.username === username)?.replies.at(-1)?.commentId;
  const answered = { type: 'owner_answered', step, ticketId, answer: said, author } as const;
  life.send({ ...answered, commentId: read ?? null, reason: draw(2) === 0 ? null : 'By phone' }, pick(draw, agents));
  const group = life.pack.workflow.declarations.find(({ type }) => type === 'members');
  if (group && draw(6) === 0) tell(life, draw, group.id, pick(draw, groups));
  if (draw(5) === 0)
    life.send({ type: 'owner_answer_withdrawn', step, ticketId, reason: 'Misread' }, pick(draw, agents));
};

/** What may happen to any step at any time. */
const meddle: Move = (life, draw) => {
  const ids = [...life.pack.workflow.steps.keys()];
  const shown = life.now.plan.steps.map(({ id }) => id);
  const step = pick(draw, draw(3) === 0 || shown.length === 0 ? ids : shown);
  const reason = 'It is so';
  const bodies: EventBody[] = [
    { type: 'step_skipped', step, reason },
    { type: 'step_reopened', step, reason },
    { type: 'step_failed', step, message: reason },
    { type: 'step_done', step, how: 'before', evidence: null, note: reason },
    { type: 'step_done', step, how: 'now', evidence: null, note: null },
    { type: 'reminded', step, note: null },
  ];
  life.send(pick(draw, bodies), anybody(draw));
};

/** The ticket's status drives the run, as the service lets it. */
const turnTicket: Move = (life, draw) => {
  const status = pick(draw, ['solved', 'open', 'pending', 'open', 'closed'] as const satisfies TicketStatus[]);
  if (status === 'closed' && draw(4) > 0) return;
  const follows = followsFromStatus(life.pack.workflow, life.now, status);
  life.send({ type: 'ticket_status_seen', status, changedAt: life.at }, service);
  if (follows) life.send(follows, service);
};

const end: Move = (life, draw) => {
  const ended = { type: 'run_ended', into: null, note: null } as const;
  const kind = draw(4);
  if (kind === 0) life.send({ ...ended, ending: 'dismissed', why: 'not_needed' }, anybody(draw));
  else if (kind === 1) life.send({ ...ended, ending: 'finished', why: null }, anybody(draw));
  else if (kind === 2) life.send({ ...ended, ending: 'no_answer', why: null }, anybody(draw));
  else if (life.now.plan.openGates.length > 0) {
    const steps = [pick(draw, life.now.plan.openGates)];
    life.send({ type: 'gates_overridden', steps, reason: 'It is urgent' }, anybody(draw));
  }
};

const migrate: Move = (life) => {
  const from = life.now.state.version ?? '';
  life.send({ type: 'run_migrated', from, to: `${from}+`, reason: 'It is newer' }, agents[0] ?? service);
};

/** Events of one life; more where owners are written to, which takes three for each. */
export function leastEvents({ workflow }: Life['pack']): number {
  return [...workflow.steps.values()].some(({ step }) => step.kind === 'owner_ticket') ? 70 : 50;
}

/** One whole life: what happens is drawn, and the engine says what of it may. */
export function live(life: Life, draw: Draw, seen: (life: Life) => void): void {
  const values = valuesOf(life);
  const file = life.pack.cases;
  const aim: Record<string, FactValue> = {};
  const { outcomes } = life.pack.workflow.authored;
  const atStake = file.cases.filter(({ outcome }) => outcomes[outcome ?? '']?.steps.some((one) => one.irreversible));
  const facts = caseFacts(file, pick(draw, atStake.length > 0 && draw(3) > 0 ? atStake : file.cases));
  for (const [id, input] of Object.entries(facts)) {
    const fact = toFact(input, life.at);
    if (fact?.state === 'known') aim[id] = fact.value;
  }
  const askable = [twoOwners, twoOwners, sharedAddress, withRequester];
  for (const { id, type } of life.pack.workflow.declarations) if (type === 'members') aim[id] = pick(draw, askable);
  const moves: [number, Move][] = [
    [30, answer(values, aim, 15)],
    [20, workNext],
    [10, workAny],
    [12, correct(values)],
    [3, volunteer(values)],
    [5, lose],
    [6, approve],
    [8, hearOwners],
    [8, meddle],
    [4, turnTicket],
    [2, end],
    [1, migrate],
  ];
  const all = moves.flatMap(([times, move]) => Array<Move>(times).fill(move));
  // Many begin as the handbook has it: what goes wrong late goes wrong where something is at stake.
  const least = leastEvents(life.pack);
  const calm = draw(least);
  const calmly = [answer(values, aim, 2), answer(values, aim, 2), workNext, workNext, hearOwners];
  for (let turn = 0; life.moments.length < least && turn < least * 20; turn += 1) {
    const before = life.moments.length;
    const isOver = life.now.state.status === 'closed';
    if (isOver && draw(3) > 0) life.send({ type: 'run_reopened', reason: 'It goes on' }, anybody(draw));
    else if (before < calm && turn < least) pick(draw, calmly)(life, draw);
    else pick(draw, all)(life, draw);
    if (life.moments.length > before) seen(life);
  }
}
