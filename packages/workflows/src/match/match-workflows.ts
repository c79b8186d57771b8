import type { Candidate, Match, TicketSnapshot } from '@handrail/contract';
import type { TicketReading } from '@handrail/reading';
import type { Pack } from '../pack.ts';
import { entryHolds } from './entry-holds.ts';
import { type MatchEntry } from './match-entry.ts';
import { subjectTelling } from './telling-of-fact.ts';
import { type TicketSigns, ticketSigns } from './ticket-signs.ts';
import { noVocabulary } from './vocabulary.ts';

/** Points at which a workflow fits. One weak sign makes a guess, never a fit. */
export const fitsFrom = 3;

/** What fits, and whether anything on the ticket speaks against every workflow. */
export interface Matched extends Match {
  isDoubted: boolean;
}

/**
 * Workflows that may fit a ticket, best first: those that fit, then guesses. None may fit. Each says why in the
 * workflow's own words and the requester's.
 *
 * @param options `mostReasons` the heaviest reasons an agent reads; authors see all
 */
export function matchWorkflows(
  packs: readonly Pack[],
  snapshot: TicketSnapshot,
  options: { reading: TicketReading; now: string; mostReasons?: number },
): Matched {
  const { reading, now, mostReasons = 2 } = options;
  const vocabulary = packs[0]?.vocabulary ?? noVocabulary;
  const signs = ticketSigns(vocabulary.finder, snapshot, reading);
  const against = scored(vocabulary.outside, signs).score;
  const candidates = packs.flatMap(({ workflow }): Candidate[] => {
    const { score: own, because } = scored(workflow.authored.match, signs);
    if (own <= 0 || because.length === 0) return [];
    const score = own - against;
    const subjects = (subjectTelling(workflow, reading)?.offered ?? []).map(({ value }) => value);
    return [
      { workflow: workflow.summary, because: because.slice(0, mostReasons), score, fits: score >= fitsFrom, subjects },
    ];
  });
  candidates.sort((a, b) => b.score - a.score || a.workflow.id.localeCompare(b.workflow.id));
  return { candidates, lookedAt: lookedAt(snapshot), at: now, isDoubted: against > 0 };
}

/** Points of all entries that hold, and what those in favour say, the heaviest first. */
function scored(entries: readonly MatchEntry[], signs: TicketSigns): { score: number; because: string[] } {
  let score = 0;
  const inFavour: { weight: number; says: string; isShown: boolean }[] = [];
  for (const entry of entries) {
    const shown = entryHolds(entry, signs);
    if (shown === null) continue;
    score += entry.weight;
    const says = shown.length === 0 ? entry.because : `${entry.because} (${shown.join(', ')})`;
    if (entry.weight > 0) inFavour.push({ weight: entry.weight, says, isShown: shown.length > 0 });
  }
  // Of equally heavy ones, those that can name what they found.
  const because = inFavour
    .toSorted((a, b) => b.weight - a.weight || Number(b.isShown) - Number(a.isShown))
    .map(({ says }) => says);
  return { score, because: [...new Set(because)] };
}

function lookedAt(snapshot: TicketSnapshot): string[] {
  const looked = [`Subject “${snapshot.subject}”`];
  looked.push(snapshot.description === '' ? 'First message: empty' : 'First message');
  looked.push(snapshot.tags.length === 0 ? 'Tags: none' : `Tags ${snapshot.tags.join(', ')}`);
  looked.push(snapshot.form === null ? 'Form: none' : `Form ${snapshot.form}`);
  return looked;
}
