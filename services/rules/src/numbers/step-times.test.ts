import type { EventBody } from '@handrail/contract';
import { expect, test } from 'vitest';
import { EventBodySchema } from '@handrail/contract';
import { stepTimes } from './step-times.ts';

const start = Date.parse('2026-11-23T12:00:00.000Z');
const who = { id: '9001', name: null, role: 'agent' } as const;

/** Events by the second at which they came. */
function timesOf(...events: [second: number, body: object][]) {
  const opened = {
    type: 'run_opened',
    workflow: 'w',
    version: 'v',
    ticketId: 7,
    subject: null,
    because: [],
    choice: 'matched',
  };
  const bodies: [number, EventBody][] = [[0, opened] as const, ...events].map(([at, body]) => [
    at,
    EventBodySchema.parse(body),
  ]);
  const times = stepTimes(
    bodies.map(([second, body], n) => ({
      id: `e${n}`,
      runId: 'r',
      seq: n + 1,
      at: new Date(start + second * 1000).toISOString(),
      actor: who,
      key: `k${n}`,
      body,
      type: body.type,
      hash: '',
      previousHash: '',
    })),
  );
  return times.map(({ step, ms }) => [step, ms / 1000]);
}

const answer = { type: 'fact_recorded', fact: 'requester.paid', value: true, source: 'agent' };
const done = (step: string, how = 'now') => ({ type: 'step_done', step, how });

test('a step takes the time since the answer or step before it', () => {
  expect(timesOf([60, answer], [90, done('tell')], [100, done('close')])).toEqual([
    ['tell', 30],
    ['close', 10],
  ]);
  expect(timesOf([5, done('tell')])).toEqual([['tell', 5]]);
});

test('steps of one submit were begun together', () => {
  expect(timesOf([60, answer], [90, done('tell')], [90.2, done('tag')], [90.9, done('hold')])).toEqual([
    ['tell', 30],
    ['tag', 30.2],
    ['hold', 30.9],
  ]);
});

test('what was taken back counts no longer, and what was done again counts since then', () => {
  const back = { type: 'step_reopened', step: 'tell', reason: 'Too early' };
  expect(timesOf([60, answer], [90, done('tell')], [95, back])).toEqual([]);
  expect(timesOf([60, answer], [90, done('tell')], [95, back], [115, done('tell')])).toEqual([['tell', 20]]);
});

test('what was done before Handrail was opened, skipped or failed took no time', () => {
  const skipped = { type: 'step_skipped', step: 'tag', reason: 'No tags there' };
  const failed = { type: 'step_failed', step: 'ask', message: 'Refused' };
  expect(timesOf([9, done('tell', 'before')], [12, skipped], [15, failed], [20, done('close')])).toEqual([
    ['close', 8],
  ]);
});

test('an approval takes from its question to its decision, an owner from their ticket to their answer', () => {
  const asked = { type: 'approval_asked', step: 'lead', question: 'May we?' };
  const decided = { type: 'approval_decided', step: 'lead', decision: 'approved', comment: 'Yes' };
  const told = (ticketId: number) => ({
    type: 'owner_ticket_created',
    step: 'owners',
    username: 'o',
    externalId: 'x',
    ticketId,
  });
  const said = (ticketId: number, said: string) => ({
    type: 'owner_answered',
    step: 'owners',
    ticketId,
    answer: said,
    author: 'o',
    reason: 'x',
  });
  const withdrawn = { type: 'owner_answer_withdrawn', step: 'owners', ticketId: 9, reason: 'Wrong one' };
  expect(
    timesOf(
      [10, asked],
      [20, answer],
      [70, decided],
      [80, told(8)],
      [81, told(9)],
      [82, said(8, 'not_an_answer')],
      [180, said(8, 'approved')],
      [190, said(9, 'refused')],
      [191, withdrawn],
    ),
  ).toEqual([
    ['lead', 60],
    ['owners', 100],
  ]);
});
