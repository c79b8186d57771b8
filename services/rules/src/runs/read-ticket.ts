import type { EventBody, FactValue, TicketSnapshot } from '@handrail/contract';
import { type Workflow, checkValue } from '@handrail/engine';
import { type Telling, type Told, type TicketReading, addressKey, readTicket } from '@handrail/reading';
import { readKeysOf, subjectTelling, tellingOfFact } from '@handrail/workflows';
import type { LoadedRun } from './run-book.ts';

/** A ticket as it came, and what it says. */
export interface ReadTicket {
  snapshot: TicketSnapshot;
  reading: TicketReading;
}

export const readSnapshot = (snapshot: TicketSnapshot, gitlabHost: string): ReadTicket => ({
  snapshot,
  reading: readTicket(snapshot, { gitlabHost }),
});

function recorded(fact: string, { value, place }: Told): EventBody {
  return { type: 'fact_recorded', fact, value, source: 'ticket', evidence: null, note: place?.sentence ?? null };
}

function proposed(fact: string, { value, place }: Told): EventBody | null {
  if (place === null || place.sentence === '') return null;
  const basis = { says: place.sentence, commentId: place.comment, link: null };
  return { type: 'fact_proposed', fact, value, source: 'ticket', basis };
}

/** What a run is about when nobody said; null unless the ticket leaves no doubt. */
export function subjectOf(workflow: Workflow, reading: TicketReading): string | null {
  return subjectTelling(workflow, reading)?.clear?.value ?? null;
}

/** Why a value cannot stand for a fact; what a ticket says goes through the same gate as what an agent enters. */
export function misfit(workflow: Workflow, fact: string | null, value: string): string | null {
  const declared = fact === null ? undefined : workflow.facts.get(fact);
  return declared ? checkValue(declared.declaration, value) : null;
}

const nothing: Telling = { clear: null, areCases: false, offered: [] };

/** A value that belongs to the run's own subject, such as the new address beside this old one. */
function tellingAbout(workflow: Workflow, fact: string, reading: TicketReading, subject: string | null): Telling {
  return tellingOfFact(workflow, fact, reading, subject === null ? null : addressKey(subject)) ?? nothing;
}

/** Facts a new run starts with: its subject, what the ticket says for certain, and what it seems to say. */
export function firstFacts(workflow: Workflow, subject: string | null, reading: TicketReading): EventBody[] {
  const subjectFact = workflow.summary.subject;
  const events = readKeysOf(workflow).flatMap(([fact]): EventBody[] => {
    if (fact === subjectFact && subject !== null) return [];
    const { clear, offered } = tellingAbout(workflow, fact, reading, subject);
    if (clear !== null && fact !== subjectFact) return [recorded(fact, clear)];
    const [only, second] = offered;
    const proposal = only !== undefined && second === undefined ? proposed(fact, only) : null;
    return proposal === null ? [] : [proposal];
  });
  if (subjectFact === null || subject === null) return events;
  const told = subjectTelling(workflow, reading)?.offered.find(({ value }) => isSame(value, subject));
  return [recorded(subjectFact, told ?? { value: subject, place: null }), ...events];
}

const isSame = (one: FactValue, other: FactValue) =>
  typeof one === 'string' && typeof other === 'string'
    ? (addressKey(one) ?? one.toLowerCase()) === (addressKey(other) ?? other.toLowerCase())
    : one === other;

/** True when something of the run rests on what is known: then a value changes only by a person's hand. */
function isActedOn({ situation: { state } }: LoadedRun): boolean {
  return [state.steps, state.approvals, state.ownerTickets].some((records) => Object.keys(records).length > 0);
}

/** Values that were in this fact before, by whoever: they are not brought up again. */
function wasSaid({ stored }: LoadedRun, fact: string, value: FactValue): boolean {
  return stored.events.some(
    ({ body }) =>
      body !== null &&
      'fact' in body &&
      body.fact === fact &&
      'value' in body &&
      body.value !== null &&
      isSame(body.value, value),
  );
}

/**
 * What the ticket says by now and the run does not know. A value that the service read earlier is corrected while
 * nothing rests on it; whatever a person recorded, or acted on, stands, and the ticket's word is proposed beside it (X44).
 */
export function newerFacts(run: LoadedRun, reading: TicketReading): EventBody[] {
  const { workflow } = run.pack;
  return readKeysOf(workflow).flatMap(([fact]): EventBody[] => {
    const { clear, offered } = tellingAbout(workflow, fact, reading, run.subject);
    const told = clear ?? (offered.length === 1 ? offered[0] : undefined);
    const known = run.situation.facts[fact];
    if (told === undefined || known?.state === 'unobtainable') return [];
    const isKnown = known?.state === 'known' && known.source !== 'workflow';
    if (isKnown && isSame(known.value, told.value)) return [];
    const proposal = wasSaid(run, fact, told.value) ? null : proposed(fact, told);
    const offers = proposal === null ? [] : [proposal];
    if (fact === workflow.summary.subject) {
      return isKnown && offered.some(({ value }) => isSame(value, known.value)) ? [] : offers;
    }
    if (clear === null) return offers;
    if (!isKnown) return wasSaid(run, fact, clear.value) ? [] : [recorded(fact, clear)];
    if (known.source !== 'ticket' || known.by?.role !== 'service' || isActedOn(run)) return offers;
    const reason = 'The ticket says something else now';
    return [{ type: 'fact_corrected', fact, value: clear.value, source: 'ticket', evidence: null, reason }];
  });
}
