import type { EventBody } from '@handrail/contract';
import { isEndedByStatus, type RunState, type Workflow } from '@handrail/engine';
import type { Accounts } from '../accounts.ts';
import type { Store } from '../store/store.ts';
import { mostEvents, mostTurns } from './record-event.ts';
import { type LoadedRun, type RunBook, serviceActor, unlessUnreadable } from './run-book.ts';
import type { WorkflowLibrary } from './workflow-library.ts';

export interface MergeHearing {
  store: Store;
  book: RunBook;
  library: WorkflowLibrary;
  accounts: Accounts;
  newId: () => string;
}

interface Merge {
  /** Of Zendesk's telling, so that a repeated one adds nothing. */
  key: string;
  from: number;
  into: number;
}

/** What a person dismissed stays so, and what a merge ended is told of twice. */
const isMergeable = ({ ending }: RunState): boolean =>
  ending === null || ending.ending === 'closed' || isEndedByStatus(ending.ending);

/** Notes on a run what follows from a merge; the run as it is then, or null where there is nothing to note on. */
export async function noteOn(
  { book }: Pick<MergeHearing, 'book'>,
  run: { account: string; id: string },
  key: string,
  bodiesOf: (run: LoadedRun) => EventBody[],
  now: Date,
): Promise<{ run: LoadedRun; added: number } | null> {
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const found = await book.load(run.account, run.id, now).catch(unlessUnreadable);
    if (!found || found.stored.erasedAt !== null || found.stored.events.length >= mostEvents) return null;
    const bodies = found.stored.events.some((event) => event.key === key) ? [] : bodiesOf(found);
    if (bodies.length === 0) return { run: found, added: 0 };
    const events = bodies.map((body, place) => ({ key: place === 0 ? key : `${key}/${place}`, body }));
    const written = await book.write(found, events, serviceActor, now);
    if (written) return { run: written, added: events.length };
  }
  return null;
}

/** The run of the same workflow and subject on the ticket that goes on; opened there if there is none. */
async function counterpart(hearing: MergeHearing, source: LoadedRun, into: number, now: Date): Promise<string | null> {
  const { store, book, library, newId } = hearing;
  const { account, subject } = source;
  const pack = library.newest(source.pack.workflow.id);
  if (!pack) return null;
  const { workflow } = pack;
  const find = () => store.findRun(account, into, workflow.id, (subject ?? '').toLowerCase());
  const existing = await find();
  if (existing) return existing;
  await library.keep(account, pack, now);
  const id = newId();
  const ticket = { id: into, subject: null, requester: { name: null, email: null } };
  const blank = await book.begin({ account, id, ticketId: into, subject, pack, ticket }, now);
  const { version } = workflow;
  const because = source.situation.state.because;
  const opened = { type: 'run_opened', workflow: workflow.id, version, ticketId: into, subject, because } as const;
  const subjectFact = workflow.summary.subject;
  const about: EventBody[] =
    subjectFact === null || subject === null
      ? []
      : [{ type: 'fact_recorded', fact: subjectFact, value: subject, source: 'ticket', evidence: null, note: null }];
  const bodies: EventBody[] = [{ ...opened, choice: 'matched' }, ...about];
  const events = bodies.map((body, place) => ({ key: `${id}/${place}`, body }));
  const written = await book.write(blank, events, serviceActor, now);
  return written ? id : find();
}

/** What is known in a run that was merged, as the ticket that goes on proposes it. A consent is to what its own text named. */
export function proposals(
  source: LoadedRun,
  target: { workflow: Workflow; known: LoadedRun['situation']['facts'] },
  origin: string,
): EventBody[] {
  const basis = {
    says: `#${source.ticketId}`,
    commentId: null,
    link: origin === '' ? null : `${origin}/agent/tickets/${source.ticketId}`,
  };
  return Object.entries(source.situation.facts).flatMap(([fact, known]): EventBody[] => {
    const declared = target.workflow.facts.get(fact);
    if (known.state !== 'known' || known.source === 'workflow' || declared?.declaration.role !== 'case') return [];
    const there = target.known[fact];
    const isThere = there?.state === 'known' && there.source !== 'workflow';
    if (declared.isIrreplaceable || isThere) return [];
    return [{ type: 'fact_proposed', fact, value: known.value, source: 'zendesk', basis }];
  });
}

/**
 * A ticket was merged into another: its runs end as merged, and the same work goes on there with what was found out, as
 * proposals that a person takes (X41). Answers how many events were added.
 */
export async function hearMerge(hearing: MergeHearing, account: string, merge: Merge, now: Date): Promise<number> {
  const { key, from, into } = merge;
  if (from === into) return 0;
  const origin = hearing.accounts.byId(account)?.origins[0] ?? '';
  let recorded = 0;
  for (const id of await hearing.store.runsOfTicket(account, from)) {
    const ended = { type: 'run_ended', ending: 'merged', why: null, into, note: null } as const;
    const source = await noteOn(
      hearing,
      { account, id },
      key,
      ({ situation }) => (isMergeable(situation.state) ? [ended] : []),
      now,
    );
    if (source === null) continue;
    recorded += source.added;
    // Also when it was heard before: what was cut off between the two runs is made up for.
    const { ending } = source.run.situation.state;
    if (ending?.ending !== 'merged' || ending.into !== into) continue;
    const there = await counterpart(hearing, source.run, into, now);
    if (there === null) continue;
    const target = await noteOn(
      hearing,
      { account, id: there },
      `${key}/${id}`,
      ({ pack, situation }) => [
        { type: 'run_merged_in', ticketId: from, runId: id },
        ...proposals(source.run, { workflow: pack.workflow, known: situation.facts }, origin),
      ],
      now,
    );
    recorded += target?.added ?? 0;
  }
  return recorded;
}
