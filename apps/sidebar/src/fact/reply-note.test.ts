import type { TicketComment } from '@handrail/contract';
import { expect, test } from 'vitest';
import { replyFact, replyFrom, wanted } from '../fixtures/reply.ts';
import { runView } from '../fixtures/run-view.ts';
import { en } from '../text/en.ts';
import { createText } from '../text/text.tsx';
import { replyNote } from './reply-note.ts';

const [fact] = runView.facts;
if (!fact) throw new Error('The run asks nothing');
const customers = { ...fact.declaration, who: 'customer' } as const;
const email = 'jane@initech.example';
const reply: TicketComment = {
  id: '31',
  author: { id: '500', email, role: 'end-user' },
  public: true,
  text: 'Yes',
  at: runView.at,
};
const text = createText({ messages: en, locale: 'en', timeZone: 'UTC' });

test.each([
  ['a comment with its author', reply, { commentId: '31', author: email }],
  [
    'one whose author’s address is not known',
    { ...reply, author: { ...reply.author, email: null } },
    { commentId: '31' },
  ],
  ['one that Zendesk gives no number', { ...reply, id: null }, {}],
])('an answer of the customer’s keeps %s', (_, from, kept) => {
  expect(replyNote(customers, true, { reply: from, replies: [from] }, text)).toEqual({
    note: expect.any(String),
    ...kept,
  });
});

test('an answer of anybody else keeps none', () => {
  expect(replyNote({ ...customers, who: 'agent' }, true, { reply, replies: [reply] }, text)).toEqual({});
});

const whose = replyFact.declaration;
const first = replyFrom('1', wanted);
const confirming = replyFrom('2', wanted.toUpperCase());
const other = replyFrom('3', email);

test.each([
  ['the newest by who the answer says', wanted, other, { commentId: '2', author: confirming.author.email }],
  ['another of theirs that the agent chose', wanted, first, { commentId: '1', author: wanted }],
  ['that of the other, where the answer says so', email, confirming, { commentId: '3', author: email }],
  ['none, where they wrote none', 'nobody@else.example', other, undefined],
])('an answer that names who wrote keeps %s', (_, value, shown, kept) => {
  const note = replyNote(whose, value, { reply: shown, replies: [first, confirming, other] }, text);
  expect(note).toEqual(kept === undefined ? {} : { note: expect.stringContaining(kept.commentId), ...kept });
});
