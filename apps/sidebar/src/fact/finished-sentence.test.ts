import type { RunView } from '@handrail/contract';
import { expect, test } from 'vitest';
import { askReply, runView } from '../fixtures/run-view.ts';
import { finishedSentence } from './finished-sentence.ts';

const gap = (fact: string, label: string) => ({ placeholder: fact, fact, label });
const withText = (text: string, part: Partial<typeof askReply> = {}): RunView => ({
  ...runView,
  steps: [],
  snippets: [
    { ...askReply, text, unfilled: [gap('work.action', 'What is to be done'), gap('work.object', 'To what')], ...part },
  ],
});
const asking = 'Hi Kim,\n\nThank you. Do you allow us to [What is to be done] ([To what])? We do no more.\n- One';

test('the sentence that an answer becomes part of is shown with it, and what is still open with its name', () => {
  const written = { 'work.action': ' run it again ' };
  expect(finishedSentence(withText(asking), written)).toBe('Do you allow us to run it again ([To what])?');
  expect(finishedSentence(withText(asking), { ...written, 'work.object': 'acme/web' })).toBe(
    'Do you allow us to run it again (acme/web)?',
  );
  expect(finishedSentence(withText(asking), { 'work.action': 'run it again.', 'work.object': 'acme/web. ' })).toBe(
    'Do you allow us to run it again (acme/web)?',
  );
  expect(finishedSentence(withText('Please:\n- [What is to be done]'), { 'work.action': '$& it' })).toBe('$& it');
});

test('nothing is shown before something is written, or where no text for the customer has a place for it', () => {
  expect(finishedSentence(withText(asking), { 'work.action': ' ' })).toBeNull();
  expect(finishedSentence(withText(asking), { 'work.other': 'run it again' })).toBeNull();
  expect(finishedSentence(withText(asking, { mode: 'internal' }), { 'work.action': 'run it again' })).toBeNull();
});
