import type { Decision, Event, EventBody, Facts, FactValue, LinkView, RenderedSnippet } from '@handrail/contract';
import {
  compileWorkflow,
  decide,
  fold,
  knownFacts,
  type Plan,
  plan,
  type RunState,
  type Workflow,
} from '../src/index.ts';

export const opened = '2026-03-02T08:00:00Z';

/** A small procedure with one of everything: facts of all roles, an approval, owner tickets, a wait, gates. */
export function exampleWorkflow(): Record<string, unknown> & { facts: object; outcomes: object; rules: object[] } {
  return {
    id: 'address_move',
    title: 'Moving an address',
    summary: 'Frees an address that sits on another account.',
    source: {
      page: 'moving.txt',
      heading: 'Moving an address',
      url: 'https://handbook.example/moving#moving-an-address',
    },
    subject: 'address.wanted',
    parameters: { most_owners: 2 },
    match: [{ words: ['already been taken'], because: 'The address is taken' }],
    facts: {
      'address.wanted': { ask: 'Which address is wanted?', type: 'email', starts: '' },
      'other.activity': { ask: 'Is there activity?', type: 'choice', options: ['none', 'some'], look: 'activity' },
      'other.confirmed': { ask: 'Is it confirmed?', type: 'boolean' },
      'reply.from': { ask: 'Who replied?', type: 'email', who: 'customer', covers: ['address.wanted'], starts: '' },
      'reply.matches': { equal: ['reply.from', 'address.wanted'] },
      'group.members': { ask: 'Who are the members?', type: 'members' },
      'requester.name': { ask: 'Who asks?', type: 'text', starts: '' },
      'address.freed': { progress: 'The address was freed' },
      'review.result': { progress: 'What the reviewer said', options: ['none', 'approved', 'denied'] },
      'owners.answer': {
        progress: 'What the owners said',
        options: ['none', 'approved', 'refused', 'contradicting'],
        covers: ['address.wanted'],
      },
      'lead.lost': { progress: 'What the lead said', options: ['none', 'approved', 'denied'] },
    },
    rules: [
      rule('active', { 'other.activity': 'some' }, 'ask_owners', 'There is activity', 'There is no activity'),
      rule('confirmed', { 'other.confirmed': true }, 'refuse', 'It is confirmed', 'It is unconfirmed'),
      rule('no-reply', { 'reply.matches': false }, 'await_reply', 'Nobody replied from it'),
      rule('free', { 'address.freed': false }, 'free', 'Everything holds'),
      rule('freed', {}, 'tell', 'It has been freed'),
    ],
    outcomes: {
      ask_owners: {
        says: 'The owners are asked',
        tone: 'ask',
        steps: [
          {
            id: 'write-owners',
            kind: 'owner_ticket',
            title: 'Write to the owners',
            gate: true,
            subject: 'Permission',
            snippet: 'owners',
            link_note: 'link-note',
            members: 'group.members',
            except: 'requester.name',
            most: 'most_owners',
            answers: 'owners.answer',
          },
        ],
      },
      refuse: {
        says: 'It stays',
        tone: 'stop',
        steps: [{ id: 'say-no', kind: 'reply', title: 'Say no', snippet: 'no' }],
      },
      await_reply: {
        says: 'A reply from the address is awaited',
        tone: 'wait',
        leads_to: ['free'],
        steps: [
          {
            id: 'ask-reply',
            kind: 'reply',
            title: 'Ask for a reply',
            snippet: 'ask',
            gate: true,
            early: true,
            asks: 'reply.from',
          },
          { id: 'wait-reply', kind: 'wait', title: 'Wait', on: 'the holder', limit_days: 7, needs: ['ask-reply'] },
        ],
      },
      free: {
        says: 'The address can be freed',
        tone: 'go',
        leads_to: ['tell'],
        steps: [
          {
            id: 'review',
            kind: 'approval',
            title: 'Second pair of eyes',
            of: 'peer',
            question: 'Free it?',
            answers: 'review.result',
            gate: true,
          },
          {
            id: 'free-it',
            kind: 'command',
            title: 'Free it',
            snippet: 'free',
            irreversible: true,
            gate: true,
            needs: ['review'],
            sets: 'address.freed',
          },
          { id: 'note-it', kind: 'admin_note', title: 'Note it', snippet: 'note', gate: true },
        ],
      },
      tell: {
        says: 'The customer is told',
        tone: 'go',
        steps: [
          { id: 'tell-customer', kind: 'reply', title: 'Tell the customer', snippet: 'done', gate: true },
          {
            id: 'set-solved',
            kind: 'status',
            title: 'Solve',
            status: 'solved',
            reason: 'Nothing is left',
            wake_after_days: 3,
            needs: ['tell-customer'],
          },
        ],
      },
    },
    lost: [
      { id: 'ask-lost', kind: 'approval', title: 'Ask a lead', of: 'lead', question: 'Go on?', answers: 'lead.lost' },
    ],
    steps: [{ id: 'ask-manager', kind: 'note', title: 'Ask a manager', snippet: 'manager' }],
    links: { activity: { label: 'Activity', system: 'GitLab', url: 'https://gitlab.example/activity' } },
  };
}

function rule(id: string, when: unknown, outcome: string, reason: string, passes?: string): object {
  return { id, when, outcome, reason, cite: 'Checks', ...(passes === undefined ? {} : { passes }) };
}

export function compiledOrThrow(authored: unknown): Workflow {
  const compiled = compileWorkflow(authored, { version: 'test' });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems, null, 1));
  return compiled.workflow;
}

export const agent = { id: '11', name: 'Ada', role: 'agent' as const };
export const colleague = { id: '12', name: 'Bo', role: 'agent' as const };
export const lead = { id: '21', name: 'Cy', role: 'lead' as const };

/** Events as a run would have recorded them, an hour apart. */
export function eventsOf(bodies: readonly (EventBody | { by: Event['actor']; body: EventBody })[]): Event[] {
  return bodies.map((entry, i) => {
    const { by, body } = 'body' in entry ? entry : { by: agent, body: entry };
    const hour = String(8 + i).padStart(2, '0');
    return {
      id: '0190b5a0-0000-7000-8000-000000000000',
      runId: '0190b5a0-0000-7000-8000-000000000001',
      seq: i + 1,
      at: `2026-03-02T${hour}:00:00Z`,
      actor: by,
      key: `key-${i}-of-run`,
      body,
      type: body.type,
      hash: '',
      previousHash: '',
    };
  });
}

export function recorded(fact: string, value: FactValue): EventBody {
  return { type: 'fact_recorded', fact, value, source: 'agent', evidence: null, note: null };
}

export function corrected(fact: string, value: FactValue | null): EventBody {
  return { type: 'fact_corrected', fact, value, source: 'agent', evidence: null, reason: 'Looked again' };
}

export function done(step: string): EventBody {
  return { type: 'step_done', step, how: 'now', evidence: null, note: null };
}

/** Facts under which the address may be freed. */
export const freeable: EventBody[] = [
  recorded('address.wanted', 'ana@example.com'),
  recorded('other.activity', 'none'),
  recorded('other.confirmed', false),
  recorded('reply.from', 'Ana@Example.com '),
];

export type Standing = { state: RunState; facts: Facts; decision: Decision; plan: Plan; now: string };

/** Where a run stands after its events. */
export function standing(
  workflow: Workflow,
  bodies: Parameters<typeof eventsOf>[0],
  now = '2026-03-02T20:00:00Z',
): Standing {
  const state = fold(workflow, eventsOf(bodies));
  const facts = knownFacts(workflow, state, { now });
  const decision = decide(workflow, facts, { asOf: now });
  return { state, facts, decision, plan: plan(workflow, state, facts, decision, { now, render, link }), now };
}

export function stepOf({ plan: { steps } }: Standing, id: string): Plan['steps'][number] {
  const step = steps.find((one) => one.id === id);
  if (step === undefined) throw new Error(`The plan shows no step ${id}`);
  return step;
}

export function render(id: string): RenderedSnippet {
  return { id, title: id, mode: 'copy', macro: null, markdown: id, html: id, text: id, unfilled: [] };
}

export function link(id: string): LinkView {
  return { id, label: id, url: null, system: 'GitLab' };
}
