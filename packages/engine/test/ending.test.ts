import type { Actor, EventBody } from '@handrail/contract';
import { describe, expect, it } from 'vitest';
import { checkEvent, followsFromStatus, viewEnding } from '../src/index.ts';
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
const service: Actor = { id: 'service', name: null, role: 'service' };
type Ended = Extract<EventBody, { type: 'run_ended' }>;
const ended = (ending: Ended['ending'], rest: Partial<Ended> = {}): Ended => ({
  type: 'run_ended',
  ending,
  why: null,
  into: null,
  note: null,
  ...rest,
});
const dismissed = ended('dismissed', { why: 'wrong_workflow' });
const reopened: EventBody = { type: 'run_reopened', reason: 'More came' };

type Bodies = Parameters<typeof standing>[1];
const refusal = (before: Bodies, body: EventBody, actor: Actor = agent) =>
  checkEvent(workflow, { ...standing(workflow, before), actor }, body);
const seen = (before: Bodies, status: 'open' | 'pending' | 'solved' | 'closed') =>
  followsFromStatus(workflow, standing(workflow, before), status);

const finishedWork: Bodies = [
  ...freeable,
  { type: 'approval_asked', step: 'review', question: 'Free it?' },
  { by: colleague, body: { type: 'approval_decided', step: 'review', decision: 'approved', comment: '' } },
  done('free-it'),
  done('note-it'),
  done('tell-customer'),
];
const awaiting: Bodies = [
  recorded('other.activity', 'none'),
  recorded('other.confirmed', false),
  recorded('address.wanted', 'ana@example.com'),
  done('ask-reply'),
];

describe('X41: a run', () => {
  it('is finished when its ticket is solved and nothing required is open', () => {
    expect(standing(workflow, finishedWork).plan.openGates).toEqual([]);
    expect(seen(finishedWork, 'solved')).toMatchObject({ type: 'run_ended', ending: 'finished' });
    expect(seen(finishedWork.slice(0, -1), 'solved')).toBeNull();
    expect(refusal(finishedWork, ended('finished'))).toBeNull();
    expect(refusal(finishedWork.slice(0, -1), ended('finished'))).toMatchObject({ code: 'gate_locked' });
  });

  it('that was ended by the submit takes the ticks of what went out with it, and nothing else', () => {
    const over: Bodies = [...finishedWork, { by: service, body: ended('finished') }];
    expect(refusal(over, done('set-solved'))).toBeNull();
    expect(refusal(over, done('free-it'))).toMatchObject({ code: 'conflict' });
    expect(refusal(over, { type: 'step_skipped', step: 'set-solved', reason: 'Not needed' })).not.toBeNull();
    expect(refusal([...finishedWork, dismissed], done('set-solved'))).toMatchObject({ code: 'conflict' });
  });

  it('is never finished with nothing decided, whatever was overridden', () => {
    expect(refusal([], ended('finished'))).toMatchObject({ code: 'gate_locked' });
    expect(seen([recorded('other.activity', 'none')], 'solved')).toBeNull();
    const { plan } = standing(workflow, []);
    const overridden: Bodies = [{ type: 'gates_overridden', steps: [...plan.openGates, 'x'], reason: 'In a hurry' }];
    expect(refusal(overridden, ended('finished'))).toMatchObject({ detail: 'Nothing has been decided yet' });
  });

  it('ends without an answer where only an answer was awaited and nothing irreversible was done', () => {
    expect(seen(awaiting, 'solved')).toMatchObject({ ending: 'no_answer' });
    expect(refusal(awaiting, ended('no_answer'))).toBeNull();
    // Nothing was asked yet, so nothing is awaited.
    expect(seen(awaiting.slice(0, -1), 'solved')).toBeNull();
    expect(refusal(awaiting.slice(0, -1), ended('no_answer'))).toMatchObject({ code: 'gate_locked' });
    // The address was freed, so the run is past waiting although a corrected fact leads back.
    const freed = [...finishedWork, corrected('reply.from', 'bo@example.com'), done('ask-reply')];
    expect(standing(workflow, freed).decision.outcome).toBe('await_reply');
    expect(refusal(freed, ended('no_answer'))).toMatchObject({ code: 'gate_locked' });
  });

  it('is dismissed by anybody, with a reason, at any time', () => {
    expect(refusal([], ended('dismissed'))).toMatchObject({ code: 'bad_request', path: 'why' });
    for (const before of [[], awaiting, finishedWork]) expect(refusal(before, dismissed)).toBeNull();
  });

  it('is said to be merged or closed by Zendesk alone', () => {
    for (const body of [ended('merged', { into: 9 }), ended('closed')]) {
      for (const actor of [agent, lead]) expect(refusal([], body, actor)).toMatchObject({ code: 'forbidden' });
      expect(refusal([], body, service)).toBeNull();
    }
    expect(seen([], 'closed')).toMatchObject({ ending: 'closed' });
    expect(seen(awaiting, 'closed')).toMatchObject({ ending: 'closed' });
  });

  it('that ended takes nothing but a reopening', () => {
    for (const body of [dismissed, ended('closed')]) {
      expect(refusal([body], recorded('other.activity', 'none'))).toMatchObject({ code: 'conflict' });
      expect(refusal([body], ended('finished'))).toMatchObject({ code: 'conflict' });
      expect(refusal([body], reopened)).toBeNull();
      expect(standing(workflow, [body, reopened]).state).toMatchObject({ status: 'open', ending: null });
    }
    expect(refusal([], reopened)).toMatchObject({ code: 'conflict' });
  });

  it('is opened again with its ticket, unless a person dismissed it', () => {
    expect(seen([...awaiting, ended('no_answer')], 'open')).toMatchObject({ type: 'run_reopened' });
    expect(seen([...finishedWork, ended('finished')], 'pending')).toMatchObject({ type: 'run_reopened' });
    expect(seen([dismissed], 'open')).toBeNull();
    expect(seen([...awaiting, ended('no_answer')], 'solved')).toBeNull();
    expect(seen([...awaiting, ended('no_answer')], 'closed')).toBeNull();
  });

  it('tells how it ended, and which owners can still be told', () => {
    const step = 'write-owners';
    const asked = { step, username: 'cy', externalId: 'handrail:x' };
    const bodies: Bodies = [
      { type: 'owner_ticket_intended', ...asked },
      { type: 'owner_ticket_created', ...asked, ticketId: 71 },
      dismissed,
    ];
    expect(viewEnding(standing(workflow, bodies).state)).toMatchObject({
      ending: 'dismissed',
      why: 'wrong_workflow',
      by: agent,
      ownersToTell: [{ step, username: 'cy', ticketId: 71 }],
    });
    const told: EventBody = { type: 'owner_ticket_closed', step, ticketId: 71 };
    expect(refusal(bodies, told)).toBeNull();
    expect(viewEnding(standing(workflow, [...bodies, told]).state)?.ownersToTell).toEqual([]);
  });

  it('of the version before reads as it ended then', () => {
    const before = (because: Extract<EventBody, { type: 'run_closed' }>['because']) =>
      viewEnding(standing(workflow, [{ type: 'run_closed', because, note: 'So it was' }]).state);
    expect(before('finished')).toMatchObject({ ending: 'finished', note: 'So it was' });
    expect(before('wrong_workflow')).toMatchObject({ ending: 'dismissed', why: 'wrong_workflow' });
    expect(before('out_of_scope')).toMatchObject({ ending: 'dismissed', why: 'out_of_scope' });
    expect(before('ticket_closed')).toMatchObject({ ending: 'closed' });
    expect(refusal([], { type: 'run_closed', because: 'finished', note: null })).toMatchObject({ code: 'bad_request' });
  });
});
