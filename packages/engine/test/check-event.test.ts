import type { Actor, EventBody } from '@handrail/contract';
import { describe, expect, it } from 'vitest';
import { checkEvent } from '../src/index.ts';
import {
  agent,
  colleague,
  compiledOrThrow,
  corrected,
  done,
  exampleWorkflow,
  freeable,
  lead,
  recorded,
  standing,
} from './example-workflow.ts';

const workflow = compiledOrThrow(exampleWorkflow());
const asked: EventBody = { type: 'approval_asked', step: 'review', question: 'Free it?' };
const approve: EventBody = { type: 'approval_decided', step: 'review', decision: 'approved', comment: '' };

function refusal(before: Parameters<typeof standing>[1], body: EventBody, actor: Actor = agent) {
  const { state, facts, decision, plan } = standing(workflow, before);
  return checkEvent(workflow, { state, facts, decision, plan, actor }, body);
}

describe('facts', () => {
  it('must be declared, of their type, and recorded by nobody but their owner', () => {
    expect(refusal([], recorded('other.activty', 'none'))).toMatchObject({
      code: 'bad_request',
      path: 'fact',
      detail: expect.stringContaining('other.activity'),
    });
    expect(refusal([], recorded('other.activity', 'lots'))).toMatchObject({ code: 'bad_request', path: 'value' });
    expect(refusal([], recorded('other.confirmed', 'yes'))).toMatchObject({ code: 'bad_request', path: 'value' });
    expect(refusal([], recorded('address.freed', true))).toMatchObject({ code: 'bad_request', path: 'fact' });
    expect(refusal([], recorded('reply.matches', true))).toMatchObject({ code: 'bad_request', path: 'fact' });
    expect(refusal([], recorded('other.activity', 'none'))).toBeNull();
  });

  it('are recorded once, and corrected from then on', () => {
    const before = [recorded('other.activity', 'none')];
    expect(refusal(before, recorded('other.activity', 'some'))).toMatchObject({ code: 'conflict' });
    expect(refusal(before, recorded('other.activity', 'none'))).toBeNull();
    expect(refusal(before, corrected('other.activity', 'some'))).toBeNull();
    expect(refusal([], recorded('reply.from', 'ana@example.com'))).toMatchObject({ code: 'conflict' });
    const named = [recorded('address.wanted', 'ana@example.com')];
    expect(refusal(named, recorded('reply.from', 'ana@example.com'))).toBeNull();
  });

  it('cannot contradict what the workflow rules out', () => {
    const never = [{ 'other.activity': 'some' }, { 'other.confirmed': false }];
    const constrained = compiledOrThrow({
      ...exampleWorkflow(),
      constraints: [{ never, because: 'Active means confirmed' }],
    });
    const { state, facts, decision, plan } = standing(constrained, [recorded('other.activity', 'some')]);
    const situation = { state, facts, decision, plan, actor: agent };
    expect(checkEvent(constrained, situation, recorded('other.confirmed', false))).toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining('Active means confirmed'),
    });
    expect(checkEvent(constrained, situation, recorded('other.confirmed', true))).toBeNull();
  });
});

describe('steps', () => {
  it('that cannot be undone are refused while anything that could forbid them is unknown', () => {
    const freed = { type: 'step_done', step: 'free-it', how: 'now', evidence: null, note: null } as const;
    for (let known = 0; known < freeable.length; known += 1) {
      const before = freeable.slice(0, known);
      expect(refusal(before, freed)).toMatchObject({ code: 'gate_locked' });
      expect(refusal(before, { ...freed, how: 'before', note: 'Saw it' })).toMatchObject({
        code: 'gate_locked',
      });
    }
    expect(refusal(freeable, done('free-it'))).toMatchObject({ code: 'gate_locked' });
    expect(refusal([...freeable, asked, { by: colleague, body: approve }], done('free-it'))).toBeNull();
  });

  it('done before need to say how that is known', () => {
    const before = { type: 'step_done', step: 'tell-customer', how: 'before', evidence: null, note: null } as const;
    expect(refusal([], before)).toMatchObject({ code: 'bad_request', path: 'note' });
    expect(refusal([], { ...before, note: 'It is in the conversation' })).toBeNull();
  });

  it('are done once, and taken back with a reason', () => {
    const before = [recorded('other.activity', 'none'), recorded('other.confirmed', false), done('ask-reply')];
    expect(refusal(before, done('ask-reply'))).toMatchObject({ code: 'conflict' });
    expect(refusal(before, { type: 'step_reopened', step: 'ask-reply', reason: 'Not sent' })).toBeNull();
    expect(refusal([], { type: 'step_reopened', step: 'ask-reply', reason: 'x' })).toMatchObject({ code: 'conflict' });
  });
});

describe('approvals', () => {
  it('are decided by somebody else, once, and only when asked', () => {
    expect(refusal(freeable, approve, colleague)).toMatchObject({ code: 'conflict' });
    expect(refusal([...freeable, asked], approve, agent)).toMatchObject({ code: 'forbidden' });
    expect(refusal([...freeable, asked], approve, colleague)).toBeNull();
    expect(refusal([...freeable, asked, { by: colleague, body: approve }], approve, lead)).toMatchObject({
      code: 'conflict',
    });
  });

  it('are neither ticked nor skipped past by an agent', () => {
    const skip: EventBody = { type: 'step_skipped', step: 'review', reason: 'In a hurry' };
    expect(refusal(freeable, done('review'))).toMatchObject({ code: 'conflict' });
    expect(refusal(freeable, skip)).toMatchObject({ code: 'forbidden' });
    const freeing: EventBody = { type: 'step_skipped', step: 'free-it', reason: 'Freed itself meanwhile' };
    expect(refusal([...freeable, freeing], skip)).toMatchObject({ code: 'forbidden' });
    expect(refusal([...freeable, freeing], skip, lead)).toBeNull();
  });

  it('X34: nobody skips what something that cannot be undone waits for', () => {
    const skip: EventBody = { type: 'step_skipped', step: 'review', reason: 'In a hurry' };
    expect(refusal(freeable, skip, lead)).toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining('“Free it” cannot be undone'),
    });
  });

  it('that lapsed have to be asked again', () => {
    const before = [
      ...freeable,
      asked,
      corrected('address.wanted', 'b@example.com'),
      corrected('reply.from', 'b@example.com'),
    ];
    expect(refusal(before, approve, colleague)).toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining('again'),
    });
  });
});
