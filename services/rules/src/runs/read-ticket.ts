import type { EventBody, FactValue, TicketSnapshot } from '@handrail/contract';
import type { Workflow } from '@handrail/engine';
import type { LoadedRun } from './run-book.ts';

const address = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const namespace = /gitlab\.com\/(?!-\/)((?:[\w.-]+\/)*[\w.-]*\w)/i;

const lower = (text: string | null | undefined) => (text ? text.toLowerCase() : null);

/**
 * Values the ticket itself tells, by the `read` key of a fact. Null: the ticket does not say. All of it is a claim of the
 * browser, so nothing here may carry a permission: who wrote a confirming reply is recorded by an agent.
 */
export function readTicket(snapshot: TicketSnapshot): Record<string, string | null> {
  const { requester, subject, description, comments } = snapshot;
  const text = [subject, description, ...comments.map((comment) => comment.text)].join('\n');
  const own = lower(requester.email);
  return {
    'ticket.requester.email': own,
    'ticket.requester.name': requester.name,
    'ticket.address':
      (text.match(address) ?? []).map((found) => found.toLowerCase()).find((found) => found !== own) ?? null,
    'ticket.namespace': namespace.exec(text)?.[1]?.replace(/\/-\/.*$/, '') ?? null,
  };
}

function readKeys(workflow: Workflow): [fact: string, key: string][] {
  return Object.entries(workflow.authored.facts).flatMap(([fact, authored]) =>
    'read' in authored && authored.read !== undefined ? [[fact, authored.read] satisfies [string, string]] : [],
  );
}

function recorded(fact: string, value: FactValue): EventBody {
  return { type: 'fact_recorded', fact, value, source: 'ticket', evidence: null, note: null };
}

/** What a run is about when nobody said: the value that the workflow's subject fact reads from the ticket. */
export function subjectOf(workflow: Workflow, snapshot: TicketSnapshot): string | null {
  const key = readKeys(workflow).find(([fact]) => fact === workflow.summary.subject)?.[1];
  return key === undefined ? null : (readTicket(snapshot)[key] ?? null);
}

/** Facts a new run starts with: its subject, and what the ticket says. */
export function firstFacts(workflow: Workflow, subject: string | null, snapshot: TicketSnapshot): EventBody[] {
  const values = readTicket(snapshot);
  const subjectFact = workflow.summary.subject;
  const events = readKeys(workflow).flatMap(([fact, key]) => {
    const value = fact === subjectFact ? null : (values[key] ?? null);
    return value === null ? [] : [recorded(fact, value)];
  });
  return subjectFact !== null && subject !== null ? [recorded(subjectFact, subject), ...events] : events;
}

/**
 * What the ticket says by now and the run does not know. What a person recorded stands; a value read earlier is
 * corrected when the ticket says something else, so that whatever rested on it lapses in sight.
 */
export function newerFacts(run: LoadedRun, snapshot: TicketSnapshot): EventBody[] {
  const values = readTicket(snapshot);
  const { workflow } = run.pack;
  return readKeys(workflow).flatMap(([fact, key]): EventBody[] => {
    const value = values[key] ?? null;
    const known = run.situation.facts[fact];
    if (value === null || fact === workflow.summary.subject || known?.state === 'unobtainable') return [];
    if (known?.state !== 'known' || known.source === 'workflow') return [recorded(fact, value)];
    if (known.source !== 'ticket' || known.value === value) return [];
    const reason = 'The ticket says something else now';
    return [{ type: 'fact_corrected', fact, value, source: 'ticket', evidence: null, reason }];
  });
}
