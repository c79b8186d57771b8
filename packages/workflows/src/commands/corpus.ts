import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addressKey, readTicket } from '@handrail/reading';
import { parse } from 'yaml';
import { z } from 'zod';
import { clearlyBest, subjectsToOpen } from '../match/clear-choice.ts';
import { matchWorkflows } from '../match/match-workflows.ts';
import type { Pack } from '../pack.ts';
import { snapshotOf, TicketFileSchema } from './ticket-file.ts';

const CorpusTicketSchema = TicketFileSchema.extend({
  expect: z.object({ workflow: z.string().nullable(), subject: z.string().optional() }),
});
type CorpusTicket = z.output<typeof CorpusTicketSchema>;

/** What became of one ticket of the corpus. */
export interface Judged {
  id: string;
  expected: string | null;
  first: string | null;
  /** The workflow that opened unasked. */
  opened: string | null;
  isWronglyOpened: boolean;
  isHeldBack: boolean;
}

export function readCorpus(folder: string): CorpusTicket[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return files.toSorted().flatMap((file) => {
    const tickets: unknown = parse(readFileSync(join(folder, file), 'utf8'));
    return z.array(CorpusTicketSchema).parse(tickets);
  });
}

/** By nothing but their ids, a third of the first two sets and the whole third one: nobody reads them while writing phrases. */
export const isHeldBack = (id: string): boolean =>
  /-3\d\d$/.test(id) || (createHash('sha1').update(id).digest()[0] ?? 0) % 3 === 0;

export function judge(packs: readonly Pack[], ticket: CorpusTicket, now: string): Judged {
  const snapshot = snapshotOf(ticket);
  const reading = readTicket(snapshot, { gitlabHost: 'gitlab.com' });
  const match = matchWorkflows(packs, snapshot, { reading, now });
  const best = clearlyBest(match);
  const pack = packs.find(({ workflow }) => workflow.id === best?.workflow.id);
  const subjects = pack === undefined ? [] : subjectsToOpen(pack.workflow, reading);
  const opened = pack !== undefined && subjects.length > 0 ? pack.workflow.id : null;
  const { workflow: expected, subject } = ticket.expect;
  const isRightSubject = subjects.every((one) => one === null || isSubject(one, subject, ticket));
  return {
    id: ticket.id,
    expected,
    first: match.candidates[0]?.fits === true ? match.candidates[0].workflow.id : null,
    opened,
    isWronglyOpened: opened !== null && (opened !== expected || !isRightSubject),
    isHeldBack: isHeldBack(ticket.id),
  };
}

/** Where the ticket names nobody, a run may be about the requester, or about each case of a list. */
function isSubject(one: string, expected: string | undefined, { requester, comments }: CorpusTicket): boolean {
  const same = (other: string | null | undefined) =>
    typeof other === 'string' && (addressKey(one) ?? one.toLowerCase()) === (addressKey(other) ?? other.toLowerCase());
  if (expected !== undefined) return same(expected);
  return same(requester.email) || comments.some(({ text }) => text.includes(one));
}

export interface Figures {
  tickets: number;
  rightFirst: number;
  none: number;
  wrongFirst: number;
  outOfScope: number;
  offeredAnyway: number;
  opened: number;
  wronglyOpened: number;
}

export function figuresOf(judged: readonly Judged[]): Figures {
  const inScope = judged.filter(({ expected }) => expected !== null);
  const outside = judged.filter(({ expected }) => expected === null);
  return {
    tickets: inScope.length,
    rightFirst: inScope.filter(({ expected, first }) => first === expected).length,
    none: inScope.filter(({ first }) => first === null).length,
    wrongFirst: inScope.filter(({ expected, first }) => first !== null && first !== expected).length,
    outOfScope: outside.length,
    offeredAnyway: outside.filter(({ first }) => first !== null).length,
    opened: judged.filter(({ opened }) => opened !== null).length,
    wronglyOpened: judged.filter(({ isWronglyOpened }) => isWronglyOpened).length,
  };
}
