import type { FactView } from '@handrail/contract';
import { expect, test } from 'vitest';
import { awaitingRun, replyFact, replyFrom, wanted } from '../fixtures/reply.ts';
import { lateReplies } from './late-replies.ts';

const answeredAt = (at: string, part: Partial<Extract<FactView['fact'], { state: 'known' }>> = {}) => {
  const known = { state: 'known', value: wanted, by: null, evidence: null, note: null, source: 'customer' } as const;
  return { ...awaitingRun, facts: [{ ...replyFact, fact: { ...known, at, ...part } }], questions: [] };
};
const [first, second] = [replyFrom('1', wanted), replyFrom('2', wanted, 'No, it is not mine.')];
const ids = (of: ReturnType<typeof lateReplies>) => of?.replies.map(({ id }) => id) ?? null;

test('it is what came after the last answer of the customer', () => {
  const late = lateReplies(answeredAt('2026-11-20T10:00:01.500Z'), [first, second]);
  expect(ids(late)).toEqual(['2']);
  expect(late?.answer.declaration.id).toBe('reply.from');
  expect(lateReplies(answeredAt('2026-11-20T10:00:03Z'), [first, second])).toBeNull();
});

test('the reply that the answer was read from is not late, whatever the clocks say', () => {
  const early = '2026-11-20T09:59:30Z';
  expect(ids(lateReplies(answeredAt(early, { note: `Comment 1 by ${wanted}` }), [first, second]))).toEqual(['2']);
  expect(lateReplies(answeredAt(early, { note: `Comment 2 by ${wanted}` }), [first, second])).toBeNull();
  expect(ids(lateReplies(answeredAt(early, { note: `Comment 12 by ${wanted}` }), [first]))).toEqual(['1']);
});

test('nothing is late where no customer answered', () => {
  expect(lateReplies(awaitingRun, [first])).toBeNull();
  expect(lateReplies(answeredAt('2026-11-20T09:00:00Z', { source: 'agent' }), [first])).toBeNull();
});
