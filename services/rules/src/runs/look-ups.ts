import { type EventBody, LookedUpSourceSchema, type RunView } from '@handrail/contract';
import { Refusal } from '../problem.ts';
import type { SignedIn } from '../session/session-tokens.ts';
import type { Finding } from '../sources/finding.ts';
import type { AccountSources, SourcesOfLookUp } from '../sources/open-sources.ts';
import { readFacts } from '../sources/read-facts.ts';
import type { SourceBook } from '../sources/source-book.ts';
import { agedFacts, namedFacts, neededFacts, newlyNeededFacts } from './look-up-plan.ts';
import { givenIn, type Wanted } from './look-up-starts.ts';
import { type Looked, lookUpEvents } from './look-up-events.ts';
import { mostTurns } from './record-event.ts';
import { type LoadedRun, type RunBook, serviceActor, unlessUnreadable } from './run-book.ts';

/** Reads facts from systems into runs. */
export interface LookUps {
  /** After a ticket was opened; nobody waits for it, and what it finds arrives by the run's stream. */
  begin(who: SignedIn, runId: string): void;
  /** After an agent's answer: what is needed by now, can be read by it, and was not looked up since. */
  follow(who: SignedIn, runId: string): void;
  /** After somebody else's word, read for the agent the run was last looked up for: what `came` can have changed. */
  hear(account: string, runId: string, came: 'approval' | 'comment'): void;
  /** The facts named, or all that are still needed, read anew. */
  ask(who: SignedIn, runId: string, facts: readonly string[]): Promise<RunView>;
  /** The look before a step that cannot be undone. */
  secondLook(who: SignedIn, runId: string, step: string, isAgain: boolean): Promise<RunView>;
  /** Ends when everything begun has been written. */
  close(): Promise<void>;
}

/** For whom is read: their account's systems, in their name. */
type Reader = Pick<SignedIn, 'account' | 'user'>;

interface Purpose {
  purpose: Extract<EventBody, { type: 'fact_looked_up' }>['purpose'];
  before: string | null;
  /** Milliseconds a kept answer may be old. */
  oldest: number;
}

const anyAge = Number.POSITIVE_INFINITY;
/** Facts recorded in one round can make others readable; a workflow is not deeper than this. */
const mostRounds = 4;
const secondLookAge = 10 * 60_000;

export function openLookUps(options: {
  book: RunBook;
  sources: SourceBook;
  now: () => Date;
  newId: () => string;
  onFailure: (error: unknown) => void;
}): LookUps {
  const { book, sources, now, newId, onFailure } = options;
  const underway = new Map<string, Promise<void>>();

  async function loaded(who: Reader, runId: string): Promise<LoadedRun> {
    const run = await book.load(who.account, runId, now());
    if (!run) throw new Refusal('not_found', 'There is no such run', { told: 'run_gone' });
    return run;
  }

  const isOpen = (run: LoadedRun) => run.stored.erasedAt === null && run.situation.state.status === 'open';

  function sourcesFor(who: Reader): AccountSources | null {
    const account = sources.of(who.account);
    return account?.serves(who.user) ? account : null;
  }

  function reading(run: LoadedRun, from: SourcesOfLookUp) {
    const requester = run.stored.ticket?.requester.email ?? null;
    return { ...from, ticketId: run.ticketId, now: now(), requester, given: (fact: string) => givenIn(run, fact) };
  }

  /** Writes what was found onto the run as it is by then; a run that was written meanwhile is looked at again. */
  async function write(
    who: Reader,
    runId: string,
    wanted: Wanted,
    findings: ReadonlyMap<string, Finding>,
    told: Purpose & { ms: number; used: SourcesOfLookUp['used'] },
  ): Promise<LoadedRun> {
    for (let turn = 0; turn < mostTurns; turn += 1) {
      const run = await loaded(who, runId);
      if (!isOpen(run)) return run;
      const looked = lookUpEvents(run, wanted, findings);
      const bodies = [...looked.bodies, ...lookedUp(looked, who, told)];
      if (bodies.length === 0) return run;
      const events = bodies.map((body) => ({ key: newId(), body }));
      const written = await book.write(run, events, serviceActor, now());
      if (written) return written;
    }
    throw new Refusal('unavailable', 'The run is very busy; try again', { told: 'run_busy' });
  }

  async function look(who: Reader, run: LoadedRun, wanted: Wanted, purpose: Purpose): Promise<LoadedRun> {
    const account = sourcesFor(who);
    if (!account) return run;
    const from = account.forLookUp(purpose.oldest);
    const began = performance.now();
    const findings = await readFacts(reading(run, from), [...wanted.values()], { onFailure });
    const ms = Math.round(performance.now() - began);
    return write(who, run.id, wanted, findings, { ...purpose, ms, used: from.used });
  }

  /** Reads what is needed, then what became readable by it, and nothing twice. */
  async function rounds(
    who: Reader,
    first: LoadedRun,
    purpose: Purpose,
    needed: (run: LoadedRun) => Wanted = neededFacts,
  ): Promise<LoadedRun> {
    let run = first;
    const tried = new Set<string>();
    for (let round = 0; round < mostRounds && isOpen(run); round += 1) {
      const wanted = new Map([...needed(run)].filter(([fact]) => !tried.has(fact)));
      if (wanted.size === 0) break;
      for (const fact of wanted.keys()) tried.add(fact);
      run = await look(who, run, wanted, purpose);
    }
    return run;
  }

  /** One after the other on each run, so that none asks for what another is about to record. */
  function behind(key: string, work: () => Promise<unknown>): void {
    const done = (underway.get(key) ?? Promise.resolve())
      .then(work)
      .then(() => undefined, onFailure)
      .finally(() => {
        if (underway.get(key) === done) underway.delete(key);
      });
    underway.set(key, done);
  }
  const keyOf = ({ account }: Pick<Reader, 'account'>, runId: string) => `${account} ${runId}`;
  const unasked = { before: null, oldest: anyAge };

  return {
    begin(who, runId) {
      if (underway.has(keyOf(who, runId)) || !sourcesFor(who)) return;
      behind(keyOf(who, runId), async () => rounds(who, await loaded(who, runId), { ...unasked, purpose: 'opened' }));
    },
    follow(who, runId) {
      if (!sourcesFor(who)) return;
      behind(keyOf(who, runId), async () =>
        rounds(who, await loaded(who, runId), { ...unasked, purpose: 'answered' }, newlyNeededFacts),
      );
    },
    hear(account, runId, came) {
      if (!sources.of(account)) return;
      behind(keyOf({ account }, runId), async () => {
        const run = await book.load(account, runId, now()).catch(unlessUnreadable);
        const user = run && readFor(run);
        if (!run || !user || !sourcesFor({ account, user })) return;
        const isComment = came === 'comment';
        // A kept list of comments ends before the one that came.
        const purpose: Purpose = { purpose: 'heard', before: null, oldest: isComment ? 0 : anyAge };
        await rounds({ account, user }, run, purpose, (by) => newlyNeededFacts(by, isComment));
      });
    },
    async ask(who, runId, facts) {
      const run = await loaded(who, runId);
      if (!isOpen(run)) throw new Refusal('conflict', 'This run is closed; reopen it first', { told: 'run_closed' });
      const purpose: Purpose = { purpose: 'asked', before: null, oldest: 0 };
      const after = facts.length === 0 ? await rounds(who, run, purpose) : await lookNamed(who, run, facts, purpose);
      return book.view(after, now());
    },
    async secondLook(who, runId, step, isAgain) {
      const run = await loaded(who, runId);
      const view = run.situation.plan.steps.find(({ id }) => id === step);
      const isWorkable = view?.mark.state === 'todo' || view?.secondLook?.state === 'failed';
      if (!view?.secondLook || view.phase !== 'now' || !isWorkable) {
        throw new Refusal('conflict', 'There is nothing to look at again before this step', {
          told: 'nothing_to_read',
        });
      }
      const { state } = view.secondLook;
      if (state === 'passed' || state === 'overridden' || (state === 'old' && !isAgain)) return book.view(run, now());
      const wanted = agedFacts(run, now(), secondLookAge);
      const purpose: Purpose = { purpose: 'second_look', before: step, oldest: 0 };
      const account = sourcesFor(who);
      const from = (account ?? nothing).forLookUp(0);
      const began = performance.now();
      const findings = await readFacts(reading(run, from), [...wanted.values()], { onFailure });
      const ms = Math.round(performance.now() - began);
      return book.view(await write(who, run.id, wanted, findings, { ...purpose, ms, used: from.used }), now());
    },
    async close() {
      await Promise.all(underway.values());
    },
  };

  async function lookNamed(who: Reader, run: LoadedRun, facts: readonly string[], purpose: Purpose) {
    const wanted = namedFacts(run, facts);
    return wanted.size === 0 ? run : look(who, run, wanted, purpose);
  }
}

/** The agent who works on the run: the one it was last looked up for, else the last who acted. */
function readFor({ stored }: LoadedRun): string | null {
  const asked = stored.events.findLast(({ body }) => body?.type === 'fact_looked_up')?.body;
  if (asked?.type === 'fact_looked_up') return asked.agent;
  return stored.events.findLast(({ actor }) => actor.role === 'agent')?.actor.id ?? null;
}

/** An account that nothing is read for: every fact stays open, and says why. */
const nothing: Pick<AccountSources, 'forLookUp'> = {
  forLookUp: () => ({
    gitlab: null,
    mailgun: null,
    zendesk: null,
    used: { gitlab: new Set(), mailgun: new Set(), zendesk: new Set() },
  }),
};

/** One event a source: who it was for, what was called and what became of which fact. */
function lookedUp(
  { facts, bodies }: Looked,
  who: Reader,
  { purpose, before, ms, used }: Purpose & { ms: number; used: SourcesOfLookUp['used'] },
): EventBody[] {
  const all = LookedUpSourceSchema.options;
  const told = all.filter((source) => facts.some((fact) => fact.source === source) || used[source].size > 0);
  // Nothing was asked and nothing changed: answers kept from a moment ago are no look-up of their own.
  const isEmpty = bodies.length === 0 && all.every((source) => used[source].size === 0);
  if (isEmpty && before === null && facts.every(({ reason }) => reason?.code !== 'source_off')) return [];
  const sources = told.length === 0 && before !== null ? all.slice(0, 1) : told;
  return sources.map((source) => ({
    type: 'fact_looked_up',
    source,
    agent: who.user,
    purpose,
    before,
    endpoints: [...used[source]].slice(0, 60),
    ms,
    facts: facts.flatMap(({ source: its, ...fact }) => (its === source ? [fact] : [])),
  }));
}
