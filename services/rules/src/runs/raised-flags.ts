import { type EventBody, expectableFlags, type RaisedFlag, type RunFlag } from '@handrail/contract';
import { endingOnSolved, type OwnerTicketRecord } from '@handrail/engine';
import type { StoredEvent } from '../store/store.ts';
import { sayingOf } from './saying-of.ts';
import { inEnglish } from './saying-words.ts';
import type { Situation } from './situation.ts';
import { unsaidConsents } from './unsaid-consents.ts';

const isSilent = ({ answer, replies }: OwnerTicketRecord) => answer === 'none' && replies.length === 0;

/** Solved while something required is open or nothing was decided; kept as a finding when Zendesk closed it so (X41). */
function isSolvedTooEarly(situation: Situation): boolean {
  const { state, pack } = situation;
  const isSolved = state.ticketStatus === 'solved' || state.ticketStatus === 'closed';
  const isLeftSo = state.ending === null || state.ending.ending === 'closed';
  return isSolved && isLeftSo && endingOnSolved(pack.workflow, situation) === null;
}

/** Facts that still decide and that their system failed to tell twice in a row. */
function failing({ decision }: Situation, events: readonly StoredEvent[]): ReadonlySet<string> {
  const needed = new Set(decision.missing.map(({ fact }) => fact));
  const failures = new Map<string, number>();
  for (const { body } of events) {
    for (const { fact, result } of body?.type === 'fact_looked_up' ? body.facts : [])
      failures.set(fact, result === 'unknown' ? (failures.get(fact) ?? 0) + 1 : 0);
  }
  return new Set([...failures].flatMap(([fact, count]) => (count > 1 && needed.has(fact) ? [fact] : [])));
}

type Occasion = (body: EventBody) => boolean;

/** What may be up, and the event that raised it. */
function raisings(situation: Situation, events: readonly StoredEvent[]): [RunFlag, boolean, Occasion][] {
  const { state, plan } = situation;
  const asked = plan.steps.flatMap((step) =>
    step.kind === 'approval' && step.approval.state === 'asked' ? [step] : [],
  );
  const askedOf = (of: 'lead' | 'peer') => asked.filter((step) => step.approval.of === of).map(({ id }) => id);
  const again = asked.filter(({ id }) => (state.denials[id] ?? []).length > 0).map(({ id }) => id);
  const owners = Object.values(state.ownerTickets).flat();
  const wrote = owners.filter(({ ticketId }) => ticketId !== null);
  const unanswered = failing(situation, events);
  const unsaid = unsaidConsents(situation, events);
  const asks = (steps: readonly string[]): [boolean, Occasion] => [
    steps.length > 0,
    (body) => body.type === 'approval_asked' && steps.includes(body.step),
  ];
  const isOpen = state.status === 'open';
  return [
    ['approval_waiting', ...asks(askedOf('lead'))],
    ['peer_review_waiting', ...asks(askedOf('peer'))],
    ['owners_silent', wrote.length > 0 && wrote.every(isSilent), ({ type }) => type === 'owner_ticket_created'],
    ['solved_with_open_gates', isSolvedTooEarly(situation), ({ type }) => type === 'ticket_status_seen'],
    ['gates_overridden', state.overrides.length > 0, ({ type }) => type === 'gates_overridden'],
    [
      'step_skipped',
      Object.values(state.steps).some((step) => step.state === 'skipped'),
      (body) => body.type === 'step_skipped' && state.steps[body.step]?.state === 'skipped',
    ],
    ['mistake_reported', state.mistakes.length > 0, ({ type }) => type === 'mistake_reported'],
    ['owner_replied', isOpen && plan.waits.some(({ repliedAt }) => repliedAt !== null), isReply],
    ['denied_again', ...asks(again)],
    [
      'look_up_failing',
      isOpen && unanswered.size > 0,
      (body) => body.type === 'fact_looked_up' && body.facts.some(({ fact }) => unanswered.has(fact)),
    ],
    [
      'consent_without_comment',
      unsaid.size > 0,
      (body) => (body.type === 'fact_recorded' || body.type === 'fact_corrected') && unsaid.has(body.fact),
    ],
    ['nudged', isOpen && state.nudge !== null, ({ type }) => type === 'nudged'],
    ['ticket_merged', state.ending?.ending === 'merged', ({ type }) => type === 'run_ended'],
  ];
}

const isReply: Occasion = ({ type }) => type === 'owner_reply_seen';

const expectable: ReadonlySet<RunFlag> = new Set(expectableFlags);
/** Where the event says what the flag does not: a reason that somebody gave. */
const telling: ReadonlySet<string> = new Set([
  'approval_asked',
  'gates_overridden',
  'step_skipped',
  'mistake_reported',
  'owner_reply_seen',
  'run_ended',
  'nudged',
  'fact_recorded',
  'fact_corrected',
]);

/**
 * Flags that are up, each with its newest occasion. What a lead called expected stays down until it happens again. Those that
 * only time makes true are added by `asOf`.
 */
export function raisedFlags(situation: Situation, events: readonly StoredEvent[]): RaisedFlag[] {
  const { workflow } = situation.pack;
  return raisings(situation, events).flatMap(([flag, isUp, isOccasion]) => {
    if (!isUp) return [];
    const occasion = events.findLast(({ body }) => body !== null && isOccasion(body));
    const expected = events.findLast(
      ({ body }) => body?.type === 'exceptions_expected' && body.flags.some((f) => f === flag),
    );
    if (expectable.has(flag) && expected && expected.seq > (occasion?.seq ?? 0)) return [];
    const at = occasion?.at ?? events.at(-1)?.at ?? '';
    const isTold = occasion?.body && telling.has(occasion.type);
    const told = isTold && occasion.body ? sayingOf(occasion.body, workflow) : null;
    const raised = { flag, at, by: occasion?.actor ?? null };
    return [told ? { ...raised, says: inEnglish(told), told } : { ...raised, says: null }];
  });
}
