import { type Actor, DecisionSchema, type Event, type EventBody, type FactValue, type Step } from '@handrail/contract';
import { checkEvent, decide, fold, knownFacts, plan } from '@handrail/engine';
import { fileURLToPath } from 'node:url';
import { loadWorkflow } from '../src/load-workflows.ts';
import { renderLink } from '../src/render-link.ts';
import { renderSnippet } from '../src/render-snippet.ts';
import { formatProblem } from '../src/source-problem.ts';

const packs = fileURLToPath(new URL('../packs', import.meta.url));
const runId = '01936c00-0000-7000-8000-000000000001';
export const agent: Actor = { id: '9001', name: 'Mia', role: 'agent' };
export const peer: Actor = { id: '9003', name: 'Noa', role: 'agent' };
export const lead: Actor = { id: '9002', name: 'Lea', role: 'lead' };
export const service: Actor = { id: 'service', name: null, role: 'service' };

/** One run worked as an agent works it: each event is refused or taken by the engine, then everything is read anew. */
export class Journey {
  readonly #pack;
  readonly #events: Event[] = [];
  readonly #beside: Journey | null;

  /** @param beside another run of the same ticket, which has happened before */
  constructor(workflow: string, subject: string, beside: Journey | null = null) {
    this.#beside = beside;
    const { pack, problems } = loadWorkflow(packs, workflow);
    if (!pack) throw new Error(problems.map((problem) => formatProblem(problem)).join('\n'));
    this.#pack = pack;
    const { version } = pack.workflow;
    this.#append(
      { type: 'run_opened', workflow, version, ticketId: 7, subject, because: ['test'], choice: 'matched' },
      agent,
    );
  }

  #at(): string {
    return new Date(Date.UTC(2026, 5, this.#beside === null ? 1 : 2, 12, this.#events.length)).toISOString();
  }

  #append(body: EventBody, actor: Actor): void {
    const seq = this.#events.length + 1;
    const id = `01936c00-0000-7000-8000-${String(seq).padStart(12, '0')}`;
    const key = `journey-${seq}`;
    this.#events.push({
      id,
      runId,
      seq,
      at: this.#at(),
      actor,
      key,
      body,
      type: body.type,
      hash: '',
      previousHash: '',
    });
  }

  read() {
    const { workflow } = this.#pack;
    const now = this.#at();
    const state = fold(workflow, this.#events, this.#beside === null ? [] : this.#beside.#events);
    const facts = knownFacts(workflow, state, { now });
    const decision = DecisionSchema.parse(decide(workflow, facts, { asOf: now }));
    const ownerTickets = Object.values(state.ownerTickets).flat();
    const context = {
      facts,
      causes: decision.outcomes,
      ticket: {
        id: 7,
        subject: 'A ticket',
        requester: { name: 'Ana', email: 'ana@example.com' },
        url: 'https://z.example/agent/tickets/7',
      },
      ownerTickets,
      now: new Date(now),
    };
    const planned = plan(workflow, state, facts, decision, {
      now,
      render: (id) => renderSnippet(this.#pack, id, context),
      link: (id) => renderLink(this.#pack, id, context),
    });
    return { state, facts, decision, plan: planned };
  }

  send(body: EventBody, actor = agent): void {
    const refusal = checkEvent(this.#pack.workflow, { ...this.read(), actor }, body);
    if (refusal) throw new Error(`${body.type} refused: ${refusal.detail}`);
    this.#append(body, actor);
  }

  /** An event as an earlier version took it, whatever the engine says of it now. */
  happened(body: EventBody, actor = agent): void {
    this.#append(body, actor);
  }

  /** Why the engine would refuse an event; null when it would take it. */
  refusal(body: EventBody, actor = agent) {
    return checkEvent(this.#pack.workflow, { ...this.read(), actor }, body);
  }

  correct(fact: string, value: FactValue | null): void {
    this.send({ type: 'fact_corrected', fact, value, source: 'agent', evidence: null, reason: 'Looked again' });
  }

  /** What is known of a fact now; undefined while nobody knows. */
  value(fact: string): FactValue | undefined {
    const known = this.read().facts[fact];
    return known?.state === 'known' ? known.value : undefined;
  }

  know(facts: Record<string, FactValue>): void {
    for (const [fact, value] of Object.entries(facts)) {
      this.send({ type: 'fact_recorded', fact, value, source: 'agent', evidence: null, note: null });
    }
  }

  /** A lead records that a clause has expired. */
  expire(clause: string): void {
    const body = { type: 'fact_recorded', fact: clause, value: 'closed', source: 'manager' } as const;
    this.send({ ...body, evidence: null, note: 'Seen on the issue' }, lead);
  }

  step(id: string): Step {
    const step = this.read().plan.steps.find((candidate) => candidate.id === id);
    if (!step) throw new Error(`No step ${id} is shown`);
    return step;
  }

  /** Does a step; a text it sends or copies must be complete. */
  do(...ids: string[]): void {
    for (const id of ids) {
      const step = this.step(id);
      const unfilled = 'snippet' in step ? (step.snippet?.unfilled ?? []) : [];
      if (unfilled.length > 0) throw new Error(`${id} lacks ${unfilled.map((hole) => hole.placeholder).join(', ')}`);
      this.send({ type: 'step_done', step: id, how: 'now', evidence: null, note: null });
    }
  }

  approve(id: string, by: 'lead' | 'peer', decision: 'approved' | 'denied' = 'approved'): void {
    this.send({ type: 'approval_asked', step: id, question: 'May we?' });
    this.decide(id, by, decision);
  }

  decide(id: string, by: 'lead' | 'peer', decision: 'approved' | 'denied'): void {
    const actor = by === 'lead' ? lead : peer;
    this.send({ type: 'approval_decided', step: id, decision, comment: 'So it is' }, actor);
  }

  /** The service sees a reply on an owner ticket. */
  replies(step: string, username: string, ticketId: number, commentId: string): void {
    this.send({ type: 'owner_reply_seen', step, username, ticketId, commentId, repliedAt: this.#at() }, service);
  }

  outcome(): string | null {
    return this.read().decision.outcome;
  }
}
