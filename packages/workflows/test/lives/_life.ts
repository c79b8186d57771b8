import { type Actor, type Decision, type Event, type EventBody, type Facts } from '@handrail/contract';
import { checkEvent, decide, knownFacts, plan, type Plan, type Refusal, type RunState } from '@handrail/engine';
import { foldOn, startState } from '@handrail/engine/fold';
import { isRecording } from './_recording.ts';
import type { LoadedPack } from '../../src/load-pack.ts';

export const runId = '01936c00-0000-7000-8000-000000000001';
export const ownTicket = 7;

/** Two of each, so that there is always somebody else. */
export const agents: Actor[] = ['9001', '9003'].map((id) => ({ id, name: null, role: 'agent' }));
export const leads: Actor[] = ['9002', '9004'].map((id) => ({ id, name: null, role: 'lead' }));
export const service: Actor = { id: 'service', name: null, role: 'service' };

export interface Standing {
  /** Goes on with the run; the rest stays as it was. */
  state: RunState;
  facts: Facts;
  decision: Decision;
  plan: Plan;
}

/** An event that was taken, with the run as it stood before. */
export interface Moment {
  event: Event & { body: EventBody };
  before: Standing;
}

const forms = { markdown: '', html: '', text: '', unfilled: [] };

/** A run that takes one event after another, each worked out once, as the engine allows it. */
export class Life {
  readonly pack: LoadedPack;
  readonly moments: Moment[] = [];
  /** Moments at which something was said of a fact, by fact. */
  readonly sayings = new Map<string, Moment[]>();
  now: Standing;
  readonly #state: RunState;

  constructor(pack: LoadedPack) {
    this.pack = pack;
    this.#state = startState();
    this.now = this.#standing();
    const { id: workflow, version } = pack.workflow;
    const ticketId = ownTicket;
    const because = ['It says so'];
    this.#append(
      { type: 'run_opened', workflow, version, ticketId, subject: null, because, choice: 'matched' },
      service,
    );
  }

  get at(): string {
    return new Date(Date.UTC(2026, 5, 1, 12, this.moments.length)).toISOString();
  }

  get events(): Moment['event'][] {
    return this.moments.map(({ event }) => event);
  }

  refusal(body: EventBody, actor: Actor): Refusal | null {
    return checkEvent(this.pack.workflow, { ...this.now, actor }, body);
  }

  /** Answers whether the engine took it. */
  send(body: EventBody, actor: Actor): boolean {
    if (this.refusal(body, actor) !== null) return false;
    this.#append(body, actor);
    return true;
  }

  #append(body: EventBody, actor: Actor): void {
    const seq = this.moments.length + 1;
    const id = `01936c00-0000-7000-8000-${String(seq).padStart(12, '0')}`;
    const { at } = this;
    const chained = { key: `life-${seq}`, hash: '', previousHash: '' };
    const event = { id, runId, seq, at, actor, body, type: body.type, ...chained };
    const moment = { event, before: this.now };
    this.moments.push(moment);
    if (isRecording(body)) this.sayings.set(body.fact, [...(this.sayings.get(body.fact) ?? []), moment]);
    foldOn(this.pack.workflow, this.#state, [event]);
    this.now = this.#standing();
  }

  #standing(): Standing {
    const { workflow } = this.pack;
    const now = this.at;
    const state = this.#state;
    const facts = knownFacts(workflow, state, { now });
    const decision = decide(workflow, facts, { asOf: now });
    const planned = plan(workflow, state, facts, decision, {
      now,
      render: (id) => ({ id, title: id, mode: 'copy', macro: null, ...forms }),
      link: (id) => ({ id, label: id, system: 'GitLab', url: 'https://gitlab.example' }),
    });
    return { state, facts, decision, plan: planned };
  }
}

/** A life in a few words a line, for the report of a test that fails. */
export function told({ events }: Life): string {
  return events.map(({ seq, actor, body }) => `${seq} ${actor.role} ${actor.id} ${JSON.stringify(body)}`).join('\n');
}
