import type { EventBody } from '@handrail/contract';
import { describe, expect, it } from 'vitest';
import { plan } from '../src/run/plan.ts';
import {
  colleague,
  compiledOrThrow,
  corrected,
  done,
  exampleWorkflow,
  freeable,
  lead,
  link,
  recorded,
  render,
  standing,
  stepOf,
} from './example-workflow.ts';

const workflow = compiledOrThrow(exampleWorkflow());
const asked: EventBody = { type: 'approval_asked', step: 'review', question: 'Free it?' };
const approved = {
  by: colleague,
  body: { type: 'approval_decided', step: 'review', decision: 'approved', comment: '' } as const,
};

describe('a step whose page waits for what the run is about', () => {
  const looking = compiledOrThrow({
    ...exampleWorkflow(),
    steps: [{ id: 'look', kind: 'link', title: 'Look', link: 'activity' }],
  });
  const markAfter = (...bodies: EventBody[]) => {
    const { state, facts, decision, now } = standing(looking, bodies);
    const waitsFor = bodies.length === 0 ? ['address.wanted'] : [];
    const options = { now, render, link: (id: string) => ({ ...link(id), waitsFor }) };
    const { steps, first } = plan(looking, state, facts, decision, options);
    return { mark: steps.find(({ id }) => id === 'look')?.mark, first };
  };

  it('is locked until that is named, which is asked first (X45)', () => {
    expect(markAfter()).toMatchObject({
      mark: { state: 'locked', facts: ['address.wanted'] },
      first: ['address.wanted'],
    });
    expect(markAfter(recorded('address.wanted', 'ana@example.com'))).toMatchObject({
      mark: { state: 'todo' },
      first: [],
    });
  });
});

describe('a plan while the decision is open', () => {
  const open = standing(workflow, [recorded('address.wanted', 'ana@example.com'), recorded('other.activity', 'none')]);

  it('offers early steps and those offered always, nothing else', () => {
    expect(open.decision.status).toBe('open');
    const workable = open.plan.steps.filter(({ mark }) => mark.state === 'todo').map(({ id }) => id);
    expect(workable).toEqual(['ask-reply', 'ask-manager']);
    expect(open.plan.nextStep).toBe('ask-reply');
  });

  it('shows what may follow, locked, with the facts that hold it up', () => {
    const { mark, phase } = stepOf(
      standing(
        workflow,
        freeable.filter((body) => !isAbout(body, 'other.confirmed')),
      ),
      'free-it',
    );
    expect(phase).toBe('later');
    expect(mark).toMatchObject({ state: 'locked', facts: ['other.confirmed'] });
  });
});

function isAbout(body: EventBody, fact: string): boolean {
  return 'fact' in body && body.fact === fact;
}

describe('a plan under a decided outcome', () => {
  it('keeps the irreversible step locked until what it needs is done', () => {
    const ready = standing(workflow, freeable);
    expect(ready.decision.outcome).toBe('free');
    expect(stepOf(ready, 'free-it').mark).toMatchObject({ state: 'locked', steps: ['review'] });
    expect(stepOf(standing(workflow, [...freeable, asked]), 'review').mark.state).toBe('waiting');
    const cleared = standing(workflow, [...freeable, asked, approved]);
    expect(stepOf(cleared, 'review').mark.state).toBe('done');
    expect(stepOf(cleared, 'free-it').mark.state).toBe('todo');
    expect(cleared.plan.nextStep).toBe('free-it');
  });

  it('does not take a refusal for an approval', () => {
    const denied = { ...approved, body: { ...approved.body, decision: 'denied' as const, comment: 'Not sure' } };
    const refused = standing(workflow, [...freeable, asked, denied]);
    expect(stepOf(refused, 'review').mark).toMatchObject({ state: 'done', note: 'Denied: Not sure' });
    expect(stepOf(refused, 'free-it').mark.state).toBe('locked');
  });

  it('waits again when it is asked again after something went wrong', () => {
    const failed: EventBody = { type: 'step_failed', step: 'review', message: 'Slack was down' };
    expect(stepOf(standing(workflow, [...freeable, failed]), 'review').mark.state).toBe('failed');
    expect(stepOf(standing(workflow, [...freeable, failed, asked]), 'review').mark.state).toBe('waiting');
    expect(stepOf(standing(workflow, [...freeable, failed, asked, approved]), 'review').mark.state).toBe('done');
  });

  it('locks what failed like what was never tried, and offers it again when nothing locks it', () => {
    const failed: EventBody = { type: 'step_failed', step: 'free-it', message: 'ChatOps was down' };
    const tried = [...freeable, asked, approved, failed];
    expect(stepOf(standing(workflow, tried), 'free-it').mark).toMatchObject({ state: 'failed' });
    const confirmed = standing(workflow, [...tried, corrected('other.confirmed', true)]);
    expect(confirmed.decision.outcome).toBe('refuse');
    expect(stepOf(confirmed, 'free-it').mark.state).toBe('locked');
    const open = standing(workflow, [...tried, corrected('other.confirmed', null)]);
    expect(stepOf(open, 'free-it').mark.state).toBe('locked');
  });

  it('does not let a skipped gate open the way to something irreversible', () => {
    const skipped = standing(workflow, [...freeable, { type: 'step_skipped', step: 'review', reason: 'In a hurry' }]);
    expect(stepOf(skipped, 'free-it').mark.state).toBe('locked');
    // The way on stays in sight (X34), also where it was skipped before something came to wait for it.
    expect(stepOf(skipped, 'review').mark.state).toBe('todo');
    const freed = standing(workflow, [
      ...freeable,
      { type: 'step_skipped', step: 'free-it', reason: 'Freed itself meanwhile' },
      { type: 'step_skipped', step: 'review', reason: 'Nothing waits for it' },
    ]);
    expect(stepOf(freed, 'review').mark.state).toBe('skipped');
  });

  it('counts progress and lists the gates that are open', () => {
    const ready = standing(workflow, [...freeable, asked, approved]);
    expect(ready.plan.progress).toEqual({ done: 1, total: 3 });
    expect(ready.plan.openGates).toEqual(['free-it', 'note-it']);
  });

  it('outlines what usually follows', () => {
    const ready = standing(workflow, freeable);
    const later = ready.plan.steps.filter(({ phase }) => phase === 'later').map(({ id }) => id);
    expect(later).toEqual(['tell-customer', 'set-solved']);
  });
});

describe('a plan after the run has moved on', () => {
  const freed = standing(workflow, [...freeable, asked, approved, done('free-it')]);

  it('follows the progress that a step records', () => {
    expect(freed.facts['address.freed']).toMatchObject({ state: 'known', value: true, source: 'run' });
    expect(freed.decision.outcome).toBe('tell');
    expect(stepOf(freed, 'free-it').phase).toBe('past');
  });

  it('still asks for the gates it walked past', () => {
    expect(freed.plan.openGates).toEqual(['note-it', 'tell-customer']);
    expect(stepOf(freed, 'note-it')).toMatchObject({ phase: 'now', mark: { state: 'todo' } });
  });

  it('lets an overridden gate go', () => {
    const overridden: EventBody = { type: 'gates_overridden', steps: ['note-it'], reason: 'Noted elsewhere' };
    const after = standing(workflow, [...freeable, asked, approved, done('free-it'), overridden]);
    expect(after.plan.openGates).toEqual(['tell-customer']);
  });

  it('keeps what cannot be undone as done when a fact under it is corrected, and says so', () => {
    const after = standing(workflow, [
      ...freeable,
      asked,
      approved,
      done('free-it'),
      corrected('other.confirmed', true),
    ]);
    expect(after.decision.outcome).toBe('refuse');
    expect(stepOf(after, 'free-it').mark).toMatchObject({
      state: 'done',
      note: 'Done before “Is it confirmed?” was corrected',
    });
  });
});

describe('approvals and steps that rest on facts', () => {
  it('lapse when a fact of the snapshot is corrected, and stand again with the old value', () => {
    const first = [...freeable, asked, approved];
    const lapsed = standing(workflow, [
      ...first,
      corrected('other.confirmed', true),
      corrected('other.confirmed', null),
    ]);
    expect(lapsed.facts['review.result']).toMatchObject({ value: 'none' });
    const back = standing(workflow, [
      ...first,
      corrected('other.confirmed', true),
      corrected('other.confirmed', false),
    ]);
    expect(back.facts['review.result']).toMatchObject({ value: 'approved' });
  });

  it('show what changed', () => {
    const events = [...freeable, asked, approved, corrected('address.wanted', 'bo@example.com')];
    const step = stepOf(standing(workflow, [...events, corrected('reply.from', 'bo@example.com')]), 'review');
    // What was known of the old address is unknown of the new one, so the review is not its turn either (X32).
    expect(step.mark).toMatchObject({ state: 'locked', why: expect.stringContaining('Which address is wanted?') });
    expect(step).toMatchObject({
      approval: { state: 'lapsed', changed: expect.arrayContaining(['address.wanted', 'reply.from']) },
    });
  });

  it('do not lapse because something new is learned', () => {
    const events = [recorded('other.activity', 'none'), recorded('other.confirmed', false), done('ask-reply')];
    const before = standing(workflow, events);
    expect(before.decision.outcome).toBe('await_reply');
    const after = standing(workflow, [...events, recorded('reply.from', 'somebody@example.com')]);
    expect(stepOf(after, 'ask-reply').mark.state).toBe('done');
  });

  it('lapse visibly when a step was done on a corrected fact', () => {
    const events = [recorded('other.activity', 'none'), recorded('other.confirmed', false), done('ask-reply')];
    const after = standing(workflow, [...events, corrected('other.confirmed', true)]);
    expect(after.decision.outcome).toBe('refuse');
    expect(stepOf(after, 'ask-reply')).toMatchObject({ phase: 'past', mark: { state: 'locked' } });
    const back = standing(workflow, [
      ...events,
      corrected('other.confirmed', true),
      corrected('other.confirmed', false),
    ]);
    expect(stepOf(back, 'ask-reply').mark.state).toBe('done');
  });
});

describe('waits', () => {
  const events = [recorded('other.activity', 'none'), recorded('other.confirmed', false), done('ask-reply')];

  it('count from the step they need and are overdue past their limit', () => {
    const waiting = standing(workflow, events, '2026-03-03T08:00:00Z');
    const wait = {
      step: 'wait-reply',
      on: 'the holder',
      since: '2026-03-02T10:00:00Z',
      until: '2026-03-09T10:00:00Z',
      repliedAt: null,
      ticketId: null,
    };
    expect(waiting.plan.waits).toEqual([{ ...wait, next: null, isOverdue: false }]);
    expect(standing(workflow, events, '2026-03-10T08:00:00Z').plan.waits[0]?.isOverdue).toBe(true);
  });

  it('start again from a reminder', () => {
    const reminded: EventBody = { type: 'reminded', step: 'wait-reply', note: null };
    expect(standing(workflow, [...events, reminded]).plan.waits[0]?.since).toBe('2026-03-02T11:00:00Z');
  });

  it('come from a status with a wake date', () => {
    const solved = [...freeable, asked, approved, done('free-it'), done('tell-customer'), done('set-solved')];
    const { waits } = standing(workflow, solved, '2026-03-08T08:00:00Z').plan;
    expect(waits).toMatchObject([{ step: 'set-solved', until: '2026-03-05T16:00:00Z', isOverdue: true }]);
  });
});

it('reads the same events to the same state', () => {
  const events = [...freeable, asked, approved, done('free-it')];
  expect(standing(workflow, events)).toEqual(standing(workflow, events));
});

describe('X42: an approval that progress left behind', () => {
  const freed = [recorded('requester.name', 'ana'), ...freeable, asked, approved, done('free-it')];
  const changed = [...freed, corrected('requester.name', 'eva')];

  it('is shown again and asked anew when what it was given on has changed', () => {
    expect(stepOf(standing(workflow, freed), 'review')).toMatchObject({ phase: 'past', mark: { state: 'done' } });
    const left = standing(workflow, changed);
    expect(left.decision.outcome).toBe('tell');
    expect(stepOf(left, 'review')).toMatchObject({ phase: 'now', mark: { state: 'todo', lapsed: expect.any(String) } });
    expect(left.plan.openGates).toContain('review');
  });

  it('stays in sight while it is asked, and is done when it is given', () => {
    const waiting = standing(workflow, [...changed, asked]);
    expect(stepOf(waiting, 'review')).toMatchObject({ phase: 'now', mark: { state: 'waiting' } });
    expect(waiting.plan.waits.map(({ step }) => step)).toContain('review');
    const given = standing(workflow, [...changed, asked, approved]);
    expect(stepOf(given, 'review')).toMatchObject({ phase: 'past', mark: { state: 'done' } });
  });
});

describe('X42: a step required beside a question to a lead', () => {
  const { facts, rules, outcomes, ...rest } = exampleWorkflow();
  const doubt = { any: [{ 'lead.doubt': 'denied' }, { doubt: true, 'lead.doubt': { not: 'approved' } }] };
  const question = {
    kind: 'approval',
    of: 'lead',
    title: 'Ask',
    question: 'May we?',
    answers: 'lead.doubt',
    gate: true,
  };
  const withDoubt = compiledOrThrow({
    ...rest,
    facts: {
      ...facts,
      doubt: { ask: 'Are you in doubt?', type: 'boolean', starts: false },
      'lead.doubt': { progress: 'What the lead said', options: ['none', 'approved', 'denied'] },
    },
    rules: [{ id: 'doubt', when: doubt, outcome: 'review', reason: 'In doubt', cite: 'Checks' }, ...rules],
    outcomes: {
      ...outcomes,
      review: {
        says: 'A lead looks at it',
        tone: 'manager',
        steps: [
          { id: 'ask-lead', ...question },
          { id: 'note-doubt', kind: 'note', title: 'Note the doubt', snippet: 'doubt', gate: true },
          {
            id: 'warn-holder',
            kind: 'reply',
            title: 'Warn the holder',
            snippet: 'warn',
            gate: true,
            when: { 'other.confirmed': true },
          },
        ],
      },
    },
  });
  const said = (decision: 'approved' | 'denied') => ({
    by: lead,
    body: { type: 'approval_decided', step: 'ask-lead', decision, comment: 'So be it' } as const,
  });
  const ask: EventBody = { type: 'approval_asked', step: 'ask-lead', question: 'May we?' };
  const inDoubt = [...freeable, corrected('doubt', true), ask];

  it.each([
    ['allows it', [said('approved')]],
    ['lifts the no', [said('denied'), said('approved')]],
  ])('stays required when the lead %s', (_, words) => {
    const left = standing(withDoubt, [...inDoubt, ...words]);
    expect(left.decision.outcome).toBe('free');
    expect(left.plan.openGates).toContain('note-doubt');
  });

  it('X35: is not required after a no where nobody knows whether it is needed', () => {
    const open = [corrected('doubt', true), ask];
    expect(standing(withDoubt, open).plan.openGates).toContain('warn-holder');
    const ended = standing(withDoubt, [...open, said('denied'), done('note-doubt')]);
    expect(stepOf(ended, 'warn-holder').mark).toMatchObject({ state: 'locked', facts: ['other.confirmed'] });
    expect(ended.plan.openGates).toEqual([]);
  });

  it('goes with the doubt', () => {
    const left = standing(withDoubt, [...inDoubt, said('denied'), said('approved'), corrected('doubt', false)]);
    expect(left.plan.openGates).not.toContain('note-doubt');
  });
});

it('X35: offers nothing that cannot be undone against a no that no rule reads', () => {
  const { facts, steps, ...rest } = exampleWorkflow();
  const always = Array.isArray(steps) ? steps : [];
  const word = { progress: 'What the lead said', options: ['none', 'approved', 'denied'] };
  const question = { kind: 'approval', of: 'lead', title: 'Ask', question: 'May we?', answers: 'lead.word' };
  const asking = compiledOrThrow({
    ...rest,
    facts: { ...facts, 'lead.word': word },
    steps: [...always, { id: 'ask-always', ...question }],
  });
  const ask: EventBody = { type: 'approval_asked', step: 'ask-always', question: 'May we?' };
  const said = (decision: 'approved' | 'denied') => ({
    by: lead,
    body: { type: 'approval_decided', step: 'ask-always', decision, comment: 'So be it' } as const,
  });
  const ready = [...freeable, asked, approved, ask];
  expect(stepOf(standing(asking, [...ready, said('approved')]), 'free-it').mark.state).toBe('todo');
  const denied = standing(asking, [...ready, said('denied')]);
  expect(denied.decision.outcome).toBe('free');
  expect(stepOf(denied, 'free-it').mark).toMatchObject({ state: 'locked', steps: ['ask-always'] });
});
