import { checkValue, type Workflow } from '@handrail/engine';
import { type Telling, type TicketReading, type Told, tellingOf } from '@handrail/reading';

/** The `read` key of each case fact that has one. */
export function readKeysOf({ authored }: Workflow): [fact: string, key: string][] {
  return Object.entries(authored.facts).flatMap(([fact, declared]) =>
    'read' in declared && declared.read !== undefined ? [[fact, declared.read] satisfies [string, string]] : [],
  );
}

/**
 * What the ticket tells of a fact, as far as it fits the fact's type and grammar. Null where no ticket can tell: the
 * fact is not read from tickets.
 *
 * @param about key of the address that the run is about, see `addressKey`
 */
export function tellingOfFact(
  workflow: Workflow,
  fact: string,
  reading: TicketReading,
  about: string | null = null,
): Telling | null {
  const key = readKeysOf(workflow).find(([named]) => named === fact)?.[1];
  const declaration = workflow.facts.get(fact)?.declaration;
  if (key === undefined || declaration === undefined) return null;
  const fits = ({ value }: Told) => checkValue(declaration, value) === null;
  const { clear, areCases, offered } = tellingOf(reading, key, { about });
  return { clear: clear !== null && fits(clear) ? clear : null, areCases, offered: offered.filter(fits) };
}

/** What the ticket tells of what a run of this workflow is about; null where no ticket can tell. */
export function subjectTelling(workflow: Workflow, reading: TicketReading): Telling | null {
  const { subject } = workflow.summary;
  return subject === null ? null : tellingOfFact(workflow, subject, reading);
}
