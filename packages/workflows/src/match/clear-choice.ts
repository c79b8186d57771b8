import type { Candidate } from '@handrail/contract';
import type { Workflow } from '@handrail/engine';
import type { TicketReading } from '@handrail/reading';
import type { Matched } from './match-workflows.ts';
import { subjectTelling } from './telling-of-fact.ts';

/** Points from which a workflow may open unasked: more than any one sign gives. */
const opensFrom = 6;
/** How much better it must be than the next one. */
const clearLead = 1.5;
/** More cases than this on one ticket are a list to choose from, not runs to open unasked. */
const mostCases = 3;

/** The workflow that leaves no doubt; null where a person has to choose, or anything speaks against all of them. */
export function clearlyBest({ candidates, isDoubted }: Matched): Candidate | null {
  if (isDoubted) return null;
  const [best, second] = candidates.toSorted((a, b) => b.score - a.score);
  if (best === undefined || best.score < opensFrom) return null;
  return second === undefined || best.score >= clearLead * second.score ? best : null;
}

/**
 * What the runs are about that a ticket opens unasked: the one subject that leaves no doubt, each case of a short list,
 * or nothing yet where the ticket names nobody (then the run asks first). Empty where a person has to choose.
 */
export function subjectsToOpen(workflow: Workflow, reading: TicketReading): (string | null)[] {
  const telling = subjectTelling(workflow, reading);
  if (telling === null || telling.offered.length === 0) return [null];
  if (telling.clear !== null) return [telling.clear.value];
  return telling.areCases && telling.offered.length <= mostCases ? telling.offered.map(({ value }) => value) : [];
}
