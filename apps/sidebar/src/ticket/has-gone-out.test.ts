import { expect, test } from 'vitest';
import { steps } from '../fixtures/run-view.ts';
import type { Draft } from '../zendesk/zendesk.ts';
import { hasGoneOut, isInDraft } from './has-gone-out.ts';

const words = 'Please reply to this message from the address you want to add.';
const text = { mode: 'public' as const, text: words };
const [step] = steps;
if (!step) throw new Error('The run has no steps');
const reply = { runId: 'run', step: step.id, text, reply: null, before: null };
const draft: Draft = { mode: 'public', isEmpty: false, text: `Hi Kim, ${words}`, isConversation: false };
const comment = (isPublic: boolean, said: string) => ({ public: isPublic, text: said });

test.each<[string, Partial<Draft>, boolean]>([
  ['as it was inserted', {}, true],
  ['shortened by hand', { text: 'Please reply from the address you want.' }, true],
  ['of other words', { text: 'Done, thank you.' }, false],
  ['as a note', { mode: 'internal' }, false],
  ['emptied', { isEmpty: true, text: '' }, false],
  ['emptied by the conversation that has taken it', { isEmpty: true, text: '', isConversation: true }, true],
])('a draft %s', (_what, part, expected) => {
  expect(isInDraft(text, { ...draft, ...part })).toBe(expected);
});

test('a composer that cannot be read holds nobody up', () => {
  expect(isInDraft(text, null)).toBe(true);
});

test.each([
  ['a public comment of these words', [comment(true, words)], true],
  ['an internal one', [comment(false, words)], false],
  ['a public one of others', [comment(true, 'Done, thank you.')], false],
  ['none', [], false],
] as const)('once it is saved the conversation counts and not the draft: %s', (_what, added, expected) => {
  expect(hasGoneOut(reply, step, { draft, added, status: 'open' })).toBe(expected);
});

test('where the conversation cannot be read, what the composer held counts', () => {
  expect(hasGoneOut(reply, step, { draft, added: null, status: 'open' })).toBe(true);
  expect(hasGoneOut(reply, step, { draft: { ...draft, mode: 'internal' }, added: null, status: 'open' })).toBe(false);
});
