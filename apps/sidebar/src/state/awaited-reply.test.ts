import type { Step } from '@handrail/contract';
import { expect, test } from 'vitest';
import { runView } from '../fixtures/run-view.ts';
import { awaitingRun, replyFact, replyFrom, wanted } from '../fixtures/reply.ts';
import { awaitedAddress, isBy, replyBy } from './awaited-reply.ts';

test('the run waits for one address while that is asked, as a question or by its step', () => {
  expect(awaitedAddress(awaitingRun)).toBe(wanted);
  const [step] = runView.steps;
  if (step?.kind !== 'reply') throw new Error('The first step is no reply');
  const { kind: _kind, snippet: question, ...shared } = step;
  const ask: Step = { kind: 'ask', ...shared, id: 'record', facts: ['reply.from'], question };
  const decided = { ...awaitingRun, questions: [], steps: [ask] };
  expect(awaitedAddress({ ...decided, nextStep: 'record' })).toBe(wanted);
  expect(awaitedAddress({ ...decided, nextStep: null })).toBeNull();
});

test('where anybody can answer, or the address is not known yet, it waits for none', () => {
  expect(awaitedAddress(runView)).toBeNull();
  expect(awaitedAddress({ ...awaitingRun, facts: [replyFact] })).toBeNull();
});

test('the newest reply from the address is meant, however it is spelled', () => {
  const replies = [replyFrom('1', wanted), replyFrom('2', 'Kim@Initech.example'), replyFrom('3', 'eve@else.example')];
  expect(replyBy(replies, wanted)?.id).toBe('2');
  expect(replyBy(replies, 'nobody@else.example')).toBeNull();
  expect(isBy(replyFrom('4', null), null)).toBe(false);
});
