import type { RunView, Step, TicketComment, TicketSnapshot } from '@handrail/contract';
import { expect, test } from 'vitest';
import { askReply, runView } from '../fixtures/run-view.ts';
import { unreadReply, wordsOf } from './unread-reply.ts';

const comment = (id: string, at: string | null, change: Partial<TicketComment> = {}): TicketComment => ({
  id,
  author: { id: '7', email: 'kim@initech.example', role: 'end-user' },
  public: true,
  text: 'Yes.',
  at,
  ...change,
});
const ticket = (...comments: TicketComment[]): TicketSnapshot => ({
  id: 12,
  subject: '',
  description: '',
  requester: { name: null, email: null },
  status: 'open',
  tags: [],
  form: null,
  externalId: null,
  channel: null,
  comments,
});
const sent = (at: string | null): RunView => {
  const [step] = runView.steps;
  if (step?.kind !== 'reply') throw new Error('The first step is no reply');
  const mark: Step['mark'] =
    at === null ? { state: 'todo', lapsed: null } : { state: 'done', at, by: null, note: null };
  return { ...runView, steps: [{ ...step, snippet: askReply, mark }] };
};

test('it is the newest public word of somebody outside, after the last text that went out', () => {
  const run = sent('2026-11-20T10:00:00.000Z');
  const before = comment('1', '2026-11-20T09:59:59Z');
  const first = comment('2', '2026-11-20T10:00:01Z');
  const last = comment('4', '2026-11-20T12:00:00+01:00');
  const ours = comment('5', '2026-11-20T13:00:00Z', { author: { id: '9', email: null, role: 'agent' } });
  const hidden = comment('6', '2026-11-20T13:00:00Z', { public: false });
  expect(unreadReply(run, ticket(last, before, ours, first, hidden))?.id).toBe('4');
  expect(unreadReply(run, ticket(before, ours, hidden, comment('7', null)))).toBeNull();
});

test('nothing was answered where nothing was asked, or the ticket was not read', () => {
  expect(unreadReply(sent(null), ticket(comment('2', '2026-11-20T10:00:01Z')))).toBeNull();
  expect(unreadReply(sent('2026-11-20T10:00:00Z'), null)).toBeNull();
});

test.each([
  ['Yes, do.\n\n> Do you allow it?\n> Support', 'Yes, do.'],
  ['Yes, do.\n--- Original Message ---\nDo you allow it?', 'Yes, do.'],
  ['> Do you allow it?', '> Do you allow it?'],
  ['5 > 4, so yes', '5 > 4, so yes'],
])('the mail that is answered is left out: %j', (text, own) => {
  expect(wordsOf(comment('1', null, { text }))).toBe(own);
});
