import type { TicketComment } from '@handrail/contract';
import { expect, test } from 'vitest';
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
  expect(replyNote(customers, from, text)).toEqual({ note: expect.any(String), ...kept });
});

test('an answer of anybody else keeps none', () => {
  expect(replyNote({ ...customers, who: 'agent' }, reply, text)).toEqual({});
});
