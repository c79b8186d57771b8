import type { EventBody } from '@handrail/contract';
import { describe, expect, it } from 'vitest';
import { compileWorkflow } from '../src/index.ts';
import { compiledOrThrow, done, exampleWorkflow, recorded, standing, stepOf } from './example-workflow.ts';

/** The example, whose early question is sent together with a status, and awaited from then on. */
function withTurn(
  status: object = { status: 'pending', reason: 'They have to answer', wake_after_days: 3 },
  wait: object = { wait: { on: 'the holder', limit_days: 7 } },
) {
  const authored = structuredClone(exampleWorkflow());
  const outcomes: Record<string, { steps: { id: string }[] }> = { ...authored.outcomes };
  for (const outcome of Object.values(outcomes)) {
    outcome.steps = outcome.steps
      .filter(({ id }) => id !== 'wait-reply')
      .map((step) => (step.id === 'ask-reply' ? { ...step, status, ...wait } : step));
  }
  return authored;
}

const workflow = compiledOrThrow(withTurn());
const decided = [recorded('other.activity', 'none'), recorded('other.confirmed', false)];
const asking = [recorded('address.wanted', 'ana@example.com'), ...decided];

describe('a turn', () => {
  it('names what one submit takes along', () => {
    const { plan } = standing(workflow, asking);
    expect(plan.nextStep).toBe('ask-reply');
    expect(plan.turn).toEqual({
      reply: 'ask-reply',
      status: { step: 'ask-reply-status', status: 'pending' },
      wait: 'ask-reply-wait',
    });
  });

  it('is not begun by its status while the reply cannot be written yet', () => {
    const { plan } = standing(workflow, decided);
    const states = plan.steps.filter(({ id }) => id.startsWith('ask-reply')).map(({ mark: { state } }) => state);
    expect(states).toEqual(['locked', 'locked', 'locked']);
    expect(plan.turn).toBeNull();
  });

  it('leaves what is missing as an action of its own, so that the reply is not written twice', () => {
    const { plan } = standing(workflow, [...asking, done('ask-reply')]);
    expect(plan.nextStep).toBe('ask-reply-status');
    expect(plan.turn).toMatchObject({ reply: null, status: { step: 'ask-reply-status' } });
  });

  it('awaits nothing before the reply went out, and says once what is awaited then', () => {
    const before = standing(workflow, asking);
    expect(before.plan.waits).toEqual([]);
    expect(stepOf(before, 'ask-reply-wait').mark.state).toBe('locked');
    const after = standing(workflow, [...asking, done('ask-reply'), done('ask-reply-status')]);
    expect(after.plan.waits.map(({ step }) => step)).toEqual(['ask-reply-wait']);
  });

  it('awaits nobody for its status alone, unless the reply was skipped', () => {
    const alone = compiledOrThrow(withTurn(undefined, {}));
    const waitsAfter = (...events: EventBody[]) =>
      standing(alone, [...asking, ...events]).plan.waits.map(({ step }) => step);
    expect(waitsAfter(done('ask-reply-status'))).toEqual([]);
    expect(waitsAfter(done('ask-reply'), done('ask-reply-status'))).toEqual(['ask-reply-status']);
    const skipped: EventBody = { type: 'step_skipped', step: 'ask-reply', reason: 'Asked on the phone' };
    expect(waitsAfter(skipped, done('ask-reply-status'))).toEqual(['ask-reply-status']);
  });

  it('is none where the next step stands alone', () => {
    expect(standing(compiledOrThrow(exampleWorkflow()), asking).plan.turn).toBeNull();
  });

  it('is refused where its parts say what is not there, at the place where they say it', () => {
    const compiled = compileWorkflow(withTurn({ status: 'paused', reason: 'x' }), { version: '1' });
    expect(compiled.ok ? [] : compiled.problems).toMatchObject([
      { path: expect.arrayContaining(['status', 'status']), message: expect.stringContaining('pending') },
    ]);
  });
});
