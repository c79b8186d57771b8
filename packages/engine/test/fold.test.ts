import type { Event, EventBody, Facts } from '@handrail/contract';
import { describe, expect, it } from 'vitest';
import { fold, knownFacts, plan, decide } from '../src/index.ts';
import {
  colleague,
  compiledOrThrow,
  corrected,
  done,
  eventsOf,
  exampleWorkflow,
  freeable,
  link,
  recorded,
  render,
  standing,
} from './example-workflow.ts';

const example = exampleWorkflow();
const activity = { ask: 'Is there activity?', type: 'choice', options: ['none', 'some'], scope: 'ticket' };
const workflow = compiledOrThrow({ ...example, facts: { ...example.facts, 'other.activity': activity } });
const now = '2026-03-02T20:00:00Z';

function ticketFact(value: string, at: string): Facts {
  return { 'other.activity': { state: 'known', value, source: 'agent', by: null, at, evidence: null, note: null } };
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
    const resultOf = (siblings: Event[], shared: Facts) =>
      knownFacts(workflow, fold(workflow, own, siblings), { ticketFacts: shared, now })['review.result'];
    expect(resultOf([before], ticketFact('none', before.at))).toMatchObject({ value: 'approved' });
    expect(resultOf([before, after], ticketFact('some', after.at))).toMatchObject({ value: 'none' });
  });
});

describe('knownFacts', () => {
  it('takes the younger of what the run and the ticket know', () => {
    const { state } = standing(workflow, [recorded('other.activity', 'none')]);
    const valueWith = (ticketFacts: Facts) => knownFacts(workflow, state, { ticketFacts, now })['other.activity'];
    expect(valueWith(ticketFact('some', '2026-03-02T07:00:00Z'))).toMatchObject({ value: 'none' });
    expect(valueWith(ticketFact('some', '2026-03-02T09:00:00Z'))).toMatchObject({ value: 'some' });
    expect(valueWith({ 'other.activity': { state: 'unknown', failed: null } })).toMatchObject({ state: 'unknown' });
  });

  it('leaves facts of this subject alone', () => {
    const shared: Facts = { 'other.confirmed': ticketFact('x', now)['other.activity']! };
    expect(knownFacts(workflow, fold(workflow, []), { ticketFacts: shared, now })['other.confirmed']).toBeUndefined();
  });

  it('fills in start values and what follows from the rest', () => {
    const facts = knownFacts(workflow, fold(workflow, []), { ticketFacts: {}, now });
    expect(facts['reply.from']).toMatchObject({ value: '', source: 'workflow' });
    expect(facts['address.freed']).toMatchObject({ value: false, source: 'run' });
    expect(facts['review.result']).toMatchObject({ value: 'none', source: 'run' });
    expect(facts['reply.matches']).toMatchObject({ value: false, source: 'workflow' });
  });
});

it('plans from facts that no event has recorded', () => {
  const state = fold(workflow, []);
  const base = knownFacts(workflow, state, { ticketFacts: {}, now });
  const facts = { ...base, ...ticketFact('some', now) };
  const decision = decide(workflow, facts, { asOf: now });
  const { steps, nextStep } = plan(workflow, state, facts, decision, { now, render, link });
  expect(steps.map(({ id }) => id)).toEqual(['write-owners', 'ask-manager']);
  expect(nextStep).toBe('write-owners');
});
