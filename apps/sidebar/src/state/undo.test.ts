import type { Fact, RunView } from '@handrail/contract';
import { expect, test } from 'vitest';
import { runView } from '../fixtures/run-view.ts';
import type { NewEvent } from '../service/api.ts';
import { type Undoable, actOf, createClicks, stands, takingBack } from './undo.ts';

const fact = 'other.confirmed';
const said: NewEvent = { type: 'fact_recorded', fact, value: true, source: 'agent' };
const of = { by: { id: '9001', name: 'Ana', role: 'agent' }, at: runView.at, evidence: null, note: null } as const;

const where = (before: Fact): RunView => ({
  ...runView,
  facts: runView.facts.map((view) => (view.declaration.id === fact ? { ...view, fact: before } : view)),
});
const unknown = where({ state: 'unknown', failed: null });

function back(run: RunView, body: NewEvent) {
  const act = actOf(run, body);
  return act && takingBack([act], 'Undone');
}

test('an answer goes back to what was known before', () => {
  const correction = { type: 'fact_corrected', fact, source: 'agent', reason: 'Undone' };
  expect(back(unknown, said)).toEqual([{ ...correction, value: null }]);
  const no: NewEvent = { type: 'fact_corrected', fact, value: false, source: 'agent', reason: 'A slip' };
  const known = where({ state: 'known', value: true, source: 'agent', ...of });
  expect(back(known, no)).toEqual([{ ...correction, value: true, evidence: null }]);
  const lost = where({ state: 'unobtainable', source: 'agent', ...of, note: 'No access' });
  expect(back(lost, said)).toEqual([
    { ...correction, value: null },
    { type: 'fact_unobtainable', fact, source: 'agent', note: 'No access' },
  ]);
});

test('only the agent’s own word is taken back, and not what somebody else said since', () => {
  const answered = { body: said, before: null };
  const ben = { ...of, by: { id: '9003', name: 'Ben', role: 'agent' } } as const;
  expect(stands(answered, where({ state: 'known', value: true, source: 'agent', ...of }), '9001')).toBe(true);
  expect(stands(answered, where({ state: 'known', value: false, source: 'agent', ...of }), '9001')).toBe(false);
  expect(stands(answered, where({ state: 'known', value: true, source: 'agent', ...ben }), '9001')).toBe(false);
  expect(stands(answered, where({ state: 'unobtainable', source: 'agent', ...ben }), '9001')).toBe(false);
  expect(stands(answered, unknown, '9001')).toBe(false);
  const forgot: NewEvent = { type: 'fact_corrected', fact, value: null, source: 'agent', reason: 'A slip' };
  expect(stands({ body: forgot, before: null }, unknown, '9001')).toBe(true);

  const [step, ...rest] = runView.steps;
  if (!step) throw new Error('The run has no steps');
  const tick = { body: { type: 'step_done', step: step.id } as const, before: null };
  const marked = (by: typeof of.by | typeof ben.by): RunView => ({
    ...runView,
    steps: [{ ...step, mark: { state: 'done', by, at: runView.at, note: null } }, ...rest],
  });
  expect(stands(tick, marked(of.by), '9001')).toBe(true);
  expect(stands(tick, marked(ben.by), '9001')).toBe(false);
  expect(stands(tick, runView, '9001')).toBe(false);
  // The tick has moved the run on to where its step is not listed.
  expect(stands(tick, { ...runView, steps: rest }, '9001')).toBe(true);
});

test('what a source said and what a lead vouches for is not put back in an agent’s name', () => {
  expect(back(where({ state: 'known', value: true, source: 'gitlab', ...of }), said)).toBeNull();
  expect(back(unknown, { ...said, source: 'manager' })).toBeNull();
});

test('a tick goes back, unless the step cannot be undone or is done in Zendesk', () => {
  const tick = (step: string): NewEvent => ({ type: 'step_done', step });
  expect(back(runView, tick('ask-reply'))).toEqual([{ type: 'step_reopened', step: 'ask-reply', reason: 'Undone' }]);
  expect(back(runView, tick('release-primary'))).toBeNull();
  const [step] = runView.steps;
  const noted = {
    ...runView,
    steps: runView.steps.flatMap((one) =>
      one === step && one.kind === 'reply' ? [{ ...one, kind: 'note' as const, intended: null }] : [],
    ),
  };
  expect(back(noted, tick('ask-reply'))).toBeNull();
  expect(back(runView, { type: 'approval_decided', step: 'ask-reply', decision: 'approved', comment: '' })).toBeNull();
  expect(back(runView, { type: 'reminded', step: 'ask-reply' })).toBeNull();
});

test('all that one click recorded goes back together, the last first, and nothing once something else is recorded', async () => {
  const shown: (Undoable | null)[] = [];
  const begin = createClicks((undoable) => shown.push(undoable));
  const other: NewEvent = { ...said, fact: 'other.has_data' };
  const ends = [begin(unknown, said, 'click'), begin(unknown, other, 'click')];
  for (const end of ends) end('recorded');
  await Promise.resolve();
  begin(unknown, { type: 'step_done', step: 'ask-reply' }, 'after_answer')('recorded');
  expect(takingBack(shown.at(-1)?.acts ?? [], 'Undone').map((body) => body.type)).toEqual([
    'step_reopened',
    'fact_corrected',
    'fact_corrected',
  ]);
  begin(unknown, said, 'click')('refused');
  expect(shown.at(-1)).toBeNull();
  const late = begin(unknown, said, 'click');
  await Promise.resolve();
  begin(unknown, { type: 'reminded', step: 'ask-reply' }, null)('recorded');
  late('recorded');
  expect(shown.at(-1)).toBeNull();
});

test('a click of which a part cannot be taken back offers nothing', () => {
  const shown: (Undoable | null)[] = [];
  const begin = createClicks((undoable) => shown.push(undoable));
  begin(unknown, said, 'click')('recorded');
  begin(unknown, { type: 'step_done', step: 'release-primary' }, 'after_answer')('recorded');
  expect(shown.at(-1)).toBeNull();
});
