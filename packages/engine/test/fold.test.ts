import type { Event, EventBody, Facts } from '@handrail/contract';
import { describe, expect, it } from 'vitest';
import { fold, knownFacts, plan, decide } from '../src/index.ts';
import { deniedSteps } from '../src/run/denial.ts';
import {
  colleague,
  compiledOrThrow,
  corrected,
  done,
  eventsOf,
  exampleWorkflow,
  freeable,
  lead,
  link,
  recorded,
  render,
  standing,
} from './example-workflow.ts';

const example = exampleWorkflow();
const activity = { ask: 'Is there activity?', type: 'choice', options: ['none', 'some'], scope: 'ticket' };
const workflow = compiledOrThrow({ ...example, facts: { ...example.facts, 'other.activity': activity } });
const now = '2026-03-02T20:00:00Z';

const knownOf = (fact: string, value: string, at: string): Facts => ({
  [fact]: { state: 'known', value, source: 'agent', by: null, at, evidence: null, note: null },
});
const activityOf = (value: string, at: string): Facts => knownOf('other.activity', value, at);

/** An event of a run, told that day. */
function told(runId: string, seq: number, time: string, body: EventBody): Event {
  const [event] = eventsOf([body]);
  if (!event) throw new Error('One event');
  return { ...event, id: `${runId}/${seq}`, runId, seq, at: `2026-03-02T${time}:00.000Z` };
}

describe('fold', () => {
  it('starts from nothing', () => {
    expect(fold(workflow, [])).toMatchObject({ runId: null, seq: 0, status: 'open', facts: {}, steps: {} });
  });

  it('skips what was erased and still counts it', () => {
    const events = eventsOf([...freeable, { type: 'run_erased', because: 'Asked for' }]);
    const erased = events.map((event): Event => ({ ...event, body: event.type === 'run_erased' ? event.body : null }));
    expect(fold(workflow, erased)).toMatchObject({ seq: 5, isErased: true, facts: {}, ticketId: null, subject: null });
  });

  it('remembers on which facts a step was done, start values and progress left out', () => {
    const { state } = standing(workflow, [...freeable, done('note-it')]);
    expect(state.steps['note-it']).toMatchObject({
      state: 'done',
      basis: {
        'address.wanted': 'ana@example.com',
        'other.activity': 'none',
        'other.confirmed': false,
        'reply.from': 'Ana@Example.com ',
      },
    });
  });

  it('rests nothing on facts when the outcome was not decided', () => {
    const { state } = standing(workflow, [recorded('other.activity', 'none'), done('ask-reply')]);
    expect(state.steps['ask-reply']).toMatchObject({ basis: {} });
  });

  it('keeps a failed look-up from hiding what is known', () => {
    const failed: EventBody = { type: 'lookup_failed', fact: 'other.activity', source: 'gitlab', message: 'Timed out' };
    expect(fold(workflow, eventsOf([failed])).facts['other.activity']).toMatchObject({
      state: 'unknown',
      failed: { message: 'Timed out' },
    });
    const known = fold(workflow, eventsOf([recorded('other.activity', 'none'), failed]));
    expect(known.facts['other.activity']).toMatchObject({ state: 'known' });
  });

  it('lets a correction in another run of the ticket lapse what rested on it', () => {
    const asked: EventBody = { type: 'approval_asked', step: 'review', question: 'Free it?' };
    const approved = {
      by: colleague,
      body: { type: 'approval_decided', step: 'review', decision: 'approved', comment: '' } as const,
    };
    const own = eventsOf([...freeable.filter(({ type }, i) => type === 'fact_recorded' && i !== 1), asked, approved]);
    const before = { ...eventsOf([recorded('other.activity', 'none')])[0]!, at: '2026-03-02T07:00:00Z' };
    const after = { ...eventsOf([corrected('other.activity', 'some')])[0]!, at: '2026-03-02T19:00:00Z' };
    const resultOf = (siblings: Event[]) =>
      knownFacts(workflow, fold(workflow, own, siblings), { now })['review.result'];
    expect(resultOf([before])).toMatchObject({ value: 'approved' });
    expect(resultOf([before, after])).toMatchObject({ value: 'none' });
  });
});

describe('facts of the ticket', () => {
  const runs = ['01', '02', '03'].map((end) => `0190b5a0-0000-7000-8000-0000000000${end}`);

  it('are what was told last, in whichever run', () => {
    const [own = ''] = runs;
    const events = [told(own, 1, '08:00', recorded('other.activity', 'none'))];
    const valueWith = (at: string, body: EventBody) =>
      knownFacts(workflow, fold(workflow, events, [told('other', 1, at, body)]), { now })['other.activity'];
    expect(valueWith('07:00', recorded('other.activity', 'some'))).toMatchObject({ value: 'none' });
    expect(valueWith('09:00', recorded('other.activity', 'some'))).toMatchObject({ value: 'some' });
    expect(valueWith('09:00', corrected('other.activity', null))).toMatchObject({ state: 'unknown' });
  });

  it('are no facts of the subject', () => {
    const sibling = told('other', 1, '08:00', recorded('other.confirmed', true));
    expect(knownFacts(workflow, fold(workflow, [], [sibling]), { now })['other.confirmed']).toBeUndefined();
  });

  it('are unknown again where they were told in a run that was erased', () => {
    const event = told('other', 1, '08:00', recorded('other.activity', 'some'));
    const state = fold(workflow, [], [{ ...event, body: null }]);
    expect(knownFacts(workflow, state, { now })['other.activity']).toBeUndefined();
  });

  /** Small numbers from a seed; the same again each time. */
  function numbers(seed: number): (below: number) => number {
    let last = seed;
    return (below) => {
      last = (Math.imul(last, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((last / 2 ** 32) * below);
    };
  }

  it('are the same for all runs, whoever was first in a millisecond and in whatever order they are read', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const number = numbers(seed);
      const all = runs.map((run) => {
        let hour = 0;
        return Array.from({ length: 1 + number(5) }, (_, i) => {
          hour += number(3) === 0 ? 1 : 0;
          const value = number(2) === 0 ? 'none' : 'some';
          const body = i === 0 ? recorded('other.activity', value) : corrected('other.activity', value);
          return told(run, i + 1, `0${hour}:00`, body);
        });
      });
      const known = all.map((events, place) => {
        const siblings = all.filter((_, other) => other !== place).flat();
        const drawn = siblings.map((event) => ({ event, lot: number(1000) })).toSorted((a, b) => a.lot - b.lot);
        const told = drawn.map(({ event }) => event);
        return fold(workflow, events, told).facts['other.activity'];
      });
      expect(known, `seed ${seed}`).toEqual([known[0], known[0], known[0]]);
    }
  });
});

describe('knownFacts', () => {
  it('fills in start values and what follows from the rest', () => {
    const facts = knownFacts(workflow, fold(workflow, []), { now });
    expect(facts['reply.from']).toMatchObject({ value: '', source: 'workflow' });
    expect(facts['address.freed']).toMatchObject({ value: false, source: 'run' });
    expect(facts['review.result']).toMatchObject({ value: 'none', source: 'run' });
    expect(facts['reply.matches']).toMatchObject({ value: false, source: 'workflow' });
  });
});

it('plans from facts that no event has recorded', () => {
  const state = fold(workflow, []);
  const base = knownFacts(workflow, state, { now });
  const facts = { ...base, ...activityOf('some', now), ...knownOf('address.wanted', 'ana@example.com', now) };
  const decision = decide(workflow, facts, { asOf: now });
  const { steps, nextStep } = plan(workflow, state, facts, decision, { now, render, link });
  expect(steps.map(({ id }) => id)).toEqual(['write-owners', 'ask-manager']);
  expect(nextStep).toBe('write-owners');
});

describe("X35: a lead's no in another run of the ticket", () => {
  const opened = (subject: string): EventBody => ({
    type: 'run_opened',
    workflow: 'address_move',
    version: 'test',
    ticketId: 7,
    subject,
    because: [],
    choice: 'matched',
  });
  const no = { type: 'approval_decided', step: 'ask-lost', decision: 'denied', comment: 'Too old' } as const;
  const told = [opened('ana@example.com'), { by: lead, body: no }];
  const sibling = eventsOf(told).map((event): Event => ({ ...event, runId: '0190b5a0-0000-7000-8000-000000000002' }));
  const own = (address: string) =>
    fold(workflow, eventsOf([opened(address), recorded('address.wanted', address)]), sibling);

  it('is known here with its subject, and touches no question of this run', () => {
    const state = own('eva@example.com');
    expect(state.denials['ask-lost']).toMatchObject([{ subject: 'ana@example.com', by: lead, comment: 'Too old' }]);
    expect(deniedSteps(workflow, state)).toEqual([]);
    expect(state.approvals).toEqual({});
    expect(state.seq).toBe(2);
  });

  it('stands where this run comes to be about the same', () => {
    expect(deniedSteps(workflow, own('Ana@example.com'))).toEqual(['ask-lost']);
  });
});
